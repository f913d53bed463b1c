import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactUrl } from '../../../src/database/redact-url.ts';

describe('redactUrl', () => {
  it.each([
    ['mysql://root:secret@localhost:3306/shop', 'mysql://root:…@localhost:3306/shop'],
    ['postgres://app@db/shop', 'postgres://app@db/shop'],
    ['postgres://db:5432/shop?sslmode=require', 'postgres://db:5432/shop?sslmode=require'],
    ['postgres://[::1]:5432/shop', 'postgres://[::1]:5432/shop'],
    ['sqlite:data/app.db', 'sqlite:data/app.db'],
    ['postgres://a:se@cret@db/shop', 'postgres://a:…@db/shop'],
    ['postgres://a:se/cr?et#@db/shop', 'postgres://a:…@db/shop'],
    ['postgres://db/shop?user=a&password=secret&x=1', 'postgres://db/shop?user=a&password=…&x=1'],
    ['postgres://root:secret', 'postgres://…'],
    ['root:secret@db/shop', 'root:…@db/shop'],
    ['host=db password=secret dbname=shop', 'host=db password=…'],
    ["host=db password = 'se cr=et' user=a", 'host=db password=…'],
    ['app.db', 'app.db'],
  ])('shows %s as %s', (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  it('never shows a password, whatever characters it has', () => {
    const password = fc.string({ minLength: 4, unit: 'binary' }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.constantFrom('mysql', 'postgres'), password, (scheme, secret) => {
        const marked = `Xx${secret}xX`;
        expect(redactUrl(`${scheme}://root:${marked}@db:99/shop`)).toBe(`${scheme}://root:…@db:99/shop`);
      }),
    );
  });
});
