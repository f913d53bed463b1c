import { describe, expect, it } from 'vitest';
import type { StatementEvent } from '../../../src/runtime/database/statement-runner.ts';
import { allDialects, openTestDatabase } from '../../support/database/open-test-database.ts';

const servers = ['mysql', 'postgres'] as const;

describe('MySQL and MariaDB', () => {
  it('keep few statements prepared on the server, however many texts there are', async ({ skip }) => {
    const database = await openTestDatabase('mysql', { pool: { max: 1 } });
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    for (let index = 0; index < 300; index++) await session.run(`select ${index} as n where ? = 1`, [1]);
    const { rows } = await session.run<{ Variable_name: string; Value: string }>(
      "show session status where Variable_name in ('Com_stmt_prepare', 'Com_stmt_close')",
      [],
    );
    const count = (name: string): number => Number(rows.find((row) => row.Variable_name === name)?.Value);
    expect(count('Com_stmt_prepare')).toBeGreaterThan(300);
    expect(count('Com_stmt_prepare') - count('Com_stmt_close')).toBeLessThan(260);
  });

  it('live in UTC, wherever the server stands', async ({ skip }) => {
    const database = await openTestDatabase('mysql');
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    const { rows } = await session.run<{ zone: string; now: Date }>(
      'select @@session.time_zone as zone, now(3) as now',
      [],
    );
    expect(rows[0]?.zone).toBe('+00:00');
    expect(Math.abs(Number(rows[0]?.now) - Date.now())).toBeLessThan(60_000);
  });

  it('count the rows that an update finds, changed or not', async ({ skip }) => {
    const database = await openTestDatabase('mysql');
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    await session.run('create table t (id int primary key, v int)', []);
    await session.run('insert into t values (1, 1)', []);
    expect(await session.run('update t set v = 1 where id = 1', [])).toMatchObject({ affected: 1 });
  });

  it('take whole numbers for what they are, in texts and behind LIMIT', async ({ skip }) => {
    const database = await openTestDatabase('mysql');
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    await session.run('create table t (v varchar(40), big bigint unsigned)', []);
    await session.run('insert into t values (?, ?)', [1e15, 18_446_744_073_709_551_615n]);
    await session.run('insert into t values (?, ?)', ['x', null]);
    const { rows } = await session.run('select v, cast(big as char) as big from t limit ?', [1]);
    expect(rows).toEqual([{ v: '1000000000000000', big: '18446744073709551615' }]);
  });

  it('read a table that was altered behind a prepared statement', async ({ skip }) => {
    const database = await openTestDatabase('mysql');
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    await session.run('create table t (a tinyint(1))', []);
    await session.run('insert into t values (1)', []);
    expect((await session.run('select * from t', [])).rows).toEqual([{ a: true }]);
    await session.run('alter table t modify a int, add b date default "2024-02-29"', []);
    expect((await session.run('select * from t', [])).rows).toEqual([{ a: 1, b: '2024-02-29' }]);
  });
});

describe('rows of MySQL and MariaDB', () => {
  it('are the same however often a text has come, and whatever a table has become', async ({ skip }) => {
    const database = await openTestDatabase('mysql', { pool: { max: 1 } });
    if (database === undefined) return skip('There is no mysql server on this machine.');
    const { session } = database;
    await session.run('create table t (a tinyint(1), b json)', []);
    await session.run('insert into t values (1, ?)', ['[1]']);
    const read = async (): Promise<unknown> => (await session.run('select * from t', [])).rows;
    for (let time = 0; time < 3; time++) expect(await read()).toEqual([{ a: true, b: [1] }]);
    await session.run('alter table t modify a int, add c tinyint(1) not null default 0', []);
    for (let time = 0; time < 3; time++) expect(await read()).toEqual([{ a: 1, b: [1], c: false }]);
    const twice = 'select a, c as a from t';
    for (let time = 0; time < 3; time++) expect((await session.run(twice, [])).rows).toEqual([{ a: false }]);
  });
});

describe('PostgreSQL', () => {
  it('prepares a text when it comes a second time, and lets the server forget the oldest', async ({
    skip,
  }) => {
    const database = await openTestDatabase('postgres', { pool: { max: 1 } });
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    const prepared = async (): Promise<number> =>
      (await session.run<{ n: number }>('select count(*) as n from pg_prepared_statements', [])).rows[0]?.n ??
      0;
    await session.run('select $1::int as once', [1]);
    expect(await prepared()).toBe(0);
    for (let index = 0; index < 520; index++) {
      for (let turn = 0; turn < 2; turn++) await session.run(`select $1::int as n${index}`, [1]);
    }
    expect(await prepared()).toBeGreaterThan(450);
    expect(await prepared()).toBeLessThanOrEqual(501);
  });

  it('prepares nothing where a pooler between cannot bear it', async ({ skip }) => {
    const database = await openTestDatabase('postgres', { pool: { max: 1 }, preparedStatements: false });
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    for (let turn = 0; turn < 3; turn++) await session.run('select $1::int as n', [1]);
    const { rows } = await session.run('select count(*) as n from pg_prepared_statements', []);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('reads a table that was altered behind a prepared statement, in transactions too', async ({ skip }) => {
    const database = await openTestDatabase('postgres', { pool: { max: 1 } });
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    await session.run('create table t (a int)', []);
    await session.run('insert into t values (1)', []);
    for (let turn = 0; turn < 3; turn++) await session.run('select * from t', []);
    await session.run('alter table t add b int default 2', []);
    expect((await session.run('select * from t', [])).rows).toEqual([{ a: 1, b: 2 }]);
    for (let turn = 0; turn < 3; turn++) await session.run('select * from t', []);
    await session.run('alter table t add c int default 3', []);
    const rows = await session.transaction(async (tx) => (await tx.run('select * from t', [])).rows);
    expect(rows).toEqual([{ a: 1, b: 2, c: 3 }]);
  });

  it('prepares again what somebody made the server forget', async ({ skip }) => {
    const database = await openTestDatabase('postgres', { pool: { max: 1 } });
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    for (let turn = 0; turn < 3; turn++) await session.run('select $1::int as n', [1]);
    await session.run('deallocate all', []);
    expect((await session.run('select $1::int as n', [1])).rows).toEqual([{ n: 1 }]);
  });

  it('refuses several statements in one text, with parameters or without', async ({ skip }) => {
    const database = await openTestDatabase('postgres');
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    await session.run('create table t (a int)', []);
    await expect(session.run('select 1; drop table t', [])).rejects.toMatchObject({ code: '42601' });
    await expect(session.run('select * from t', [])).resolves.toMatchObject({ rows: [] });
  });

  it('runs statements that are given at once one behind the other', async ({ skip }) => {
    const database = await openTestDatabase('postgres');
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', note);
    const results = await database.session.transaction(async (tx) =>
      Promise.all([1, 2, 3].map(async (n) => tx.run('select $1::int as n', [n]))),
    );
    process.off('warning', note);
    expect(results.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    expect(warnings).toEqual([]);
  });
});

describe.for(servers)('time limits on %s', (dialect) => {
  it('end a statement that takes too long', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { statementTimeout: 200 });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const slow =
      dialect === 'mysql'
        ? 'select count(*) as n from information_schema.columns a, information_schema.columns b, information_schema.columns c'
        : 'select pg_sleep(5)::text as s';
    await expect(database.session.run(slow, [])).rejects.toMatchObject({ kind: 'timeout' });
    await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
  });
});

describe.for(allDialects)('who listens on %s', (dialect) => {
  it('is told of every statement, of its label and its error, and never of a value', async ({ skip }) => {
    const events: StatementEvent[] = [];
    const lines: object[] = [];
    const log = { info: () => undefined, warn: (facts: object) => lines.push(facts), error: () => undefined };
    const onStatement = (event: StatementEvent): void => void events.push(event);
    const database = await openTestDatabase(dialect, { slow: 0 }, { log, onStatement });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    const parameter = dialect === 'postgres' ? '$1' : '?';
    await session.run('create table t (v varchar(20) primary key)', []);
    const label = { model: 'secrets', operation: 'insert' };
    const insert = `insert into t values (${parameter})`;
    await session.run(insert, ['hunter2'], { label });
    await session.run(insert, ['hunter2'], { label }).catch(() => undefined);
    expect(events.map((event) => [event.sql, event.parameterCount, event.label, event.error?.kind])).toEqual([
      ['create table t (v varchar(20) primary key)', 0, undefined, undefined],
      [insert, 1, label, undefined],
      [insert, 1, label, 'unique'],
    ]);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({ sql: insert, parameterCount: 1, model: 'secrets', failure: 'unique' });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });
});
