import { describe, expect, it } from 'vitest';
import { withDatabaseSettings } from '../../../src/config/edit-settings.ts';
import type { DatabaseSettings } from '../../../src/config/database-settings.ts';

const settings: DatabaseSettings = {
  dialect: 'mysql',
  tables: ['users'],
  dialects: ['mysql', 'postgres', 'sqlite'],
  naming: 'column',
  types: [],
  renames: [],
  softDelete: [],
  versionColumn: [],
  readOnly: [],
};

const written = `{
  "contract": "user.api",
  "database": { "tables": ["users"],
    "dialects": ["sqlite", "mysql", "postgres"], "dialect": "mysql" }
}
`;

describe('the setting "database"', () => {
  it('stays as its owner wrote it where it says the same', () => {
    expect(withDatabaseSettings(written, settings)).toBe(written);
  });

  it('is written anew where it says something else, and nothing but it', () => {
    const text = withDatabaseSettings(written, { ...settings, tables: ['users', 'orders'] });
    expect(JSON.parse(text)).toMatchObject({
      contract: 'user.api',
      database: { tables: ['users', 'orders'] },
    });
    expect(text.startsWith('{\n  "contract": "user.api",\n')).toBe(true);
  });

  it('is added where there is none', () => {
    expect(JSON.parse(withDatabaseSettings('{}', settings))).toEqual({
      database: { dialect: 'mysql', dialects: ['mysql', 'postgres', 'sqlite'], tables: ['users'] },
    });
  });
});
