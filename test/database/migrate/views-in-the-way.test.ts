import { describe, expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const code = 'migration-view-in-the-way';

describe.each(['sqlite', 'mysql', 'postgres'] as const)('apigen migrate diff on %s', (dialect) => {
  it('tells of a view whose name a new table is to have', async ({ skip }) => {
    const url = dialect === 'sqlite' ? undefined : await testDatabase(dialect);
    if (url === undefined && dialect !== 'sqlite') return skip('The server is missing on this machine.');
    const lab = new MigrationLab(dialect, url);
    await lab.query('create table users (id integer not null primary key)');
    await lab.query('create view people as select id from users');
    const tables = 'create table users (id integer not null primary key);';
    lab.file('schema.sql', `${tables} create table people (id integer not null primary key);`);
    const run = await lab.run('diff', '--dry-run');
    expect(run.text).toContain(code);
    expect(run.text).toContain('"people" stands in the way of the table "people", which is to have its name');
    lab.file('schema.sql', `${tables} create table persons (id integer not null primary key);`);
    expect((await lab.run('diff', '--dry-run')).text).not.toContain(code);
  });
});

describe('apigen migrate diff on postgres', () => {
  it('tells of views that show what goes or gets another type', async ({ skip }) => {
    const url = await testDatabase('postgres');
    if (url === undefined) return skip('The server is missing on this machine.');
    const lab = new MigrationLab('postgres', url);
    await lab.query('create table a (id int primary key, n int, unseen int)');
    await lab.query('create table b (id int primary key)');
    await lab.query('create view seen as select n from a');
    await lab.query('create materialized view kept as select id from b');
    lab.file('schema.sql', 'create table a (id int primary key, n bigint, unseen bigint);');
    const safe = await lab.run('diff', '--dry-run');
    expect(safe.text).toContain(
      '"seen" stands in the way of the table "a", which gets another type in its column "n"',
    );
    expect(safe.text.split(code)).toHaveLength(2);
    const all = await lab.run('diff', '--dry-run', '--allow-destructive');
    expect(all.text).toContain('"kept" stands in the way of the table "b", which is dropped');
    lab.file('schema.sql', 'create table a (id int primary key); create table b (id int primary key);');
    const columns = await lab.run('diff', '--allow-destructive');
    expect(columns.text).toContain('which loses its column "n"');
    expect((await lab.run('up')).text).toContain('cannot drop column n');
    await lab.query('drop view seen');
    expect((await lab.run('up')).exit).toBe(0);
  });
});
