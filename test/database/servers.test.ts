import { expect, it } from 'vitest';
import { runSql, serverUrl, testDatabase } from '../support/servers/test-database.ts';

it.for(['mysql', 'postgres'] as const)(
  'gives every test a database of its own on %s',
  async (dialect, { skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip(`There is no ${dialect} server on this machine.`);
    await runSql(dialect, url, 'create table t (id int primary key); insert into t values (1);');
    await expect(runSql(dialect, url, 'create table t (id int)')).rejects.toThrow(/exists/);
    expect(serverUrl(dialect)).toMatch(/127\.0\.0\.1:\d+$/);
  },
);
