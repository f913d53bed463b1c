import { describe, expect, it } from 'vitest';
import { codes, findings } from '../../../support/rule-tester.ts';

describe('multiple-services', () => {
  const block = (name: string, handler: string): string =>
    `service ${name} {\n\t@handler ${handler}\n\tget /${handler}\n}\n`;

  it('finds every block of another name and shows the first', async () => {
    const files = {
      'user.api': `import "b.api"\n${block('user-api', 'a')}${block('user', 'b')}`,
      'b.api': block('order-api', 'c'),
    };
    expect(
      (await findings(files, 'multiple-services')).map(({ line, at, related }) => [line, at, related]),
    ).toEqual([
      [6, 'user', ['user-api']],
      ['b.api:1', 'order-api', ['user-api']],
    ]);
  });

  it('takes blocks of one name together, over files too', async () => {
    const files = { 'user.api': `import "b.api"\n${block('user', 'a')}`, 'b.api': block('user', 'b') };
    expect(await codes(files)).toEqual([]);
  });

  it('refuses a root without any service and warns of one without routes', async () => {
    expect(await codes('type A {}\n')).toEqual(['root-without-service']);
    expect(await codes('')).toEqual(['root-without-service']);
    expect(await codes('service user {}\n')).toEqual(['empty-service']);
    expect(await codes({ 'user.api': 'import "b.api"\n', 'b.api': block('user', 'a') })).toEqual([]);
  });
});
