import { describe, expect, it } from 'vitest';
import { findDatabaseUrl } from '../../../../src/cli/model/find-database-url.ts';
import { createMemoryHost } from '../../../../src/host/memory-host.ts';

const root = '/memory/project';

async function find(
  files: Readonly<Record<string, string>>,
  options: {
    readonly given?: string;
    readonly variable?: string;
    readonly dialect?: 'mysql' | 'postgres' | 'sqlite';
  } = {},
): Promise<string | undefined> {
  const { given, variable, dialect = 'mysql' } = options;
  const host = createMemoryHost({
    workingDirectory: `${root}/src`,
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
    ...(variable === undefined ? {} : { variables: { DATABASE_URL: variable } }),
  });
  return findDatabaseUrl(given, dialect, root, host);
}

const everywhere = {
  '.env': 'DATABASE_URL=mysql://of-env\n',
  'config/development.yaml': 'database:\n  url: mysql://of-development\n',
  'config/default.yaml': 'database:\n  url: mysql://of-default\n',
};

describe('findDatabaseUrl', () => {
  it('looks at the command line, the environment, ".env" and the configuration, in this order', async () => {
    expect(await find(everywhere, { given: 'mysql://given', variable: 'mysql://set' })).toBe('mysql://given');
    expect(await find(everywhere, { variable: 'mysql://set' })).toBe('mysql://set');
    expect(await find(everywhere, { variable: '' })).toBe('mysql://of-env');
    expect(await find({ ...everywhere, '.env': '' })).toBe('mysql://of-development');
    expect(await find({ 'config/default.yaml': everywhere['config/default.yaml'] })).toBe(
      'mysql://of-default',
    );
    expect(await find({})).toBeUndefined();
  });

  it.each([
    ['DATABASE_URL=mysql://a # where it is', 'mysql://a'],
    ['export DATABASE_URL="mysql://a:p#w@b"', 'mysql://a:p#w@b'],
    ["OTHER=1\n  DATABASE_URL = 'mysql://a' ", 'mysql://a'],
    ['# DATABASE_URL=mysql://a', undefined],
    ['DATABASE_URL=', undefined],
  ])('reads %j', async (text, url) => {
    expect(await find({ '.env': text })).toBe(url);
  });

  it('passes over what the project has for another database, but not what was set now', async () => {
    expect(await find(everywhere, { dialect: 'sqlite' })).toBeUndefined();
    expect(await find(everywhere, { dialect: 'sqlite', variable: 'mysql://set' })).toBe('mysql://set');
    expect(await find({ '.env': 'DATABASE_URL=app.db' }, { dialect: 'sqlite' })).toBe('app.db');
  });

  it('takes no broken configuration, and no reference to a secret, for an address', async () => {
    expect(await find({ 'config/default.yaml': 'database: [\n' })).toBeUndefined();
    expect(
      await find({ 'config/default.yaml': 'database:\n  url: file:/run/secrets/url\n' }),
    ).toBeUndefined();
  });
});
