import { expect, it } from 'vitest';
import { runCli } from '../../../support/run-cli.ts';

const migrations = ['model', 'ddl', 'migrations', '--dialect', 'postgres', '--out', 'lib'];

it.for([
  [
    'files that are undone by others',
    {
      'migrations/1_users.up.sql': 'CREATE TABLE users (id int PRIMARY KEY);',
      'migrations/1_users.down.sql': 'DROP TABLE users;',
      'migrations/10_drop.up.sql': 'ALTER TABLE users DROP COLUMN email;',
      'migrations/10_drop.down.sql': 'ALTER TABLE users ADD COLUMN email text;',
      'migrations/2_email.up.sql': 'ALTER TABLE users ADD COLUMN email text, ADD COLUMN name text;',
      'migrations/2_email.down.sql': 'ALTER TABLE users DROP COLUMN email, DROP COLUMN name;',
    },
  ],
  [
    'files that undo themselves',
    {
      'migrations/00001_users.sql':
        '-- +goose Up\nCREATE TABLE users (id int PRIMARY KEY);\n-- +goose Down\nDROP TABLE users;\n',
      'migrations/00002_name.sql':
        '-- +goose Up\nALTER TABLE users ADD COLUMN name text;\n-- +goose Down\nALTER TABLE users DROP COLUMN name;\n',
    },
  ],
  [
    'folders',
    {
      'migrations/migration_lock.toml': 'provider = "postgresql"',
      'migrations/20240101000000_init/migration.sql': 'CREATE TABLE users (id int PRIMARY KEY);',
      'migrations/20240201000000_name/up.sql': 'ALTER TABLE users ADD COLUMN name text;',
      'migrations/20240201000000_name/down.sql': 'ALTER TABLE users DROP COLUMN name;',
    },
  ],
] as const)('reads a folder of migrations as a tool applies it: %s', async ([, files]) => {
  const run = await runCli(migrations, files);
  expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
  const { tables } = JSON.parse(run.files['lib/.apigen/database.json'] ?? '{}');
  expect(tables).toMatchObject([{ name: 'users', columns: [{ name: 'id' }, { name: 'name' }] }]);
});

it('says of a folder that it holds no DDL', async () => {
  const run = await runCli(migrations, { 'migrations/README.md': '# none' });
  expect(run.exit).toBe(4);
  expect(run.stderr).toContain('ddl-folder-empty');
});
