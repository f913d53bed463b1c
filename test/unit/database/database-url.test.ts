import { describe, expect, it } from 'vitest';
import { dialectOf, readFileUrl, readServerUrl } from '../../../src/database/database-url.ts';

function messageOf(result: object | string): string {
  return typeof result === 'object' && 'message' in result ? String(result.message) : '';
}

describe('dialectOf', () => {
  it.each([
    ['mysql://h/d', 'mysql'],
    ['mariadb://h/d', 'mysql'],
    ['postgresql://h/d', 'postgres'],
    ['POSTGRES://h/d', 'postgres'],
    ['sqlite::memory:', 'sqlite'],
    ['http://h/d', undefined],
    ['app.db', undefined],
  ])('takes %s for %s', (url, dialect) => {
    expect(dialectOf(url)).toBe(dialect);
  });
});

describe('readServerUrl', () => {
  it('reads every part and decodes it', () => {
    expect(
      readServerUrl('postgres', ' postgres://us%40er:p%2Fw@db.local:6000/my%20db?sslmode=require '),
    ).toEqual({
      host: 'db.local',
      port: 6000,
      user: 'us@er',
      password: 'p/w',
      database: 'my db',
      place: 'db.local:6000',
      parameters: { sslmode: 'require' },
    });
  });

  it('knows the usual ports and hosts', () => {
    expect(readServerUrl('mysql', 'mysql:///')).toMatchObject({
      host: 'localhost',
      port: 3306,
      database: '',
    });
    expect(readServerUrl('postgres', 'postgres://[::1]/d')).toMatchObject({
      host: '::1',
      place: '[::1]:5432',
    });
    expect(readServerUrl('postgres', 'postgres:///d?host=/run')).toMatchObject({
      host: 'localhost',
      parameters: { host: '/run' },
    });
  });

  it.each([
    ['localhost:5432/shop', 'The database URL "localhost:5432/shop" is not one of PostgreSQL'],
    ['shop', 'it has no scheme; it must start with "postgres://"'],
    ['mysql://h/d', 'must start with "postgres:" or "postgresql:"'],
    ['postgres:h/d', 'there is no "//"'],
    ['postgres://u:p@h:99999/d', 'host, port or password are malformed'],
    ['postgres://u:pa#ss@h/d', 'has to be percent-encoded'],
    ['postgres://u:pa/ss@h/d', 'has to be percent-encoded'],
    ['postgres://u:100%@h/d', 'a "%" that begins no percent-encoded character'],
    ['', 'it has no scheme'],
  ])('refuses %s', (url, words) => {
    const message = messageOf(readServerUrl('postgres', url));
    expect(message).toContain(words);
    expect(message).not.toContain('ss@');
  });
});

describe('readFileUrl', () => {
  it.each([
    ['app.db', 'app.db'],
    ['C:\\data\\app.db', 'C:\\data\\app.db'],
    ['sqlite:data/app.db', 'data/app.db'],
    ['sqlite:///data/app.db', '/data/app.db'],
    ['file:app.db', 'app.db'],
    ['sqlite::memory:', ':memory:'],
  ])('takes %s for the file %s', (url, path) => {
    expect(readFileUrl(url)).toBe(path);
  });

  it('refuses URLs of servers and of nothing', () => {
    expect(messageOf(readFileUrl('mysql://root:secret@h/d'))).toContain(
      '"mysql://root:…@h/d" is not one of SQLite',
    );
    expect(messageOf(readFileUrl('sqlite:'))).toContain('it names no file');
  });
});
