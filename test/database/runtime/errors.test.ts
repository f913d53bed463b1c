import { describe, expect, it } from 'vitest';
import { dbErrorKind, type DatabaseErrorKind } from '../../../src/runtime/database/database-error.ts';
import { openTestDatabase } from '../../support/database/open-test-database.ts';

const script = [
  'create table parent (id int primary key)',
  `create table child (id int primary key, name varchar(5) not null, parent int, small smallint,
    constraint child_parent foreign key (parent) references parent (id),
    constraint child_name unique (name, parent), constraint child_small check (small > 0))`,
  'insert into parent values (1)',
  "insert into child values (1, 'a', 1, 1)",
];

const cases: readonly (readonly [sql: string, kind: DatabaseErrorKind, more?: object])[] = [
  ["insert into child values (9, 'a', 1, 1)", 'unique', { key: 'child_name' }],
  ["insert into child values (9, 'b', 5, 1)", 'foreign-key', { key: 'child_parent' }],
  ['delete from parent', 'foreign-key', { key: 'child_parent' }],
  ['insert into child values (9, null, 1, 1)', 'not-null', { columns: ['name'] }],
  ["insert into child values (9, 'b', 1, -1)", 'check', { key: 'child_small' }],
  ["insert into child values (9, 'toolong', 1, 1)", 'too-long'],
  ["insert into child values (9, 'b', 1, 99999)", 'out-of-range'],
  ["insert into child values ('x', 'b', 1, 1)", 'invalid-value'],
  ['select * from nowhere', 'missing'],
  ['select nope from child', 'missing'],
  ['selec', 'other'],
];

describe.for(['mysql', 'postgres'] as const)('errors of %s', (dialect) => {
  it('tell their kind, and which key or column, never the value', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    for (const sql of script) await session.run(sql, []);
    for (const [sql, kind, more = {}] of cases) {
      const error: unknown = await session.run(sql, []).catch((reason: unknown) => reason);
      expect(dbErrorKind(error), sql).toBe(kind);
      expect(error, sql).toMatchObject(more);
      expect(String(error), sql).not.toMatch(/toolong|99999|child|nope/);
    }
  });

  it('tell a row that somebody else holds', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    for (const sql of script) await session.run(sql, []);
    const lock = 'select id from parent for update nowait';
    const meeting = session.transaction(async (tx) => {
      await tx.run(lock, []);
      await session.run(lock, []);
    });
    await expect(meeting).rejects.toMatchObject({ kind: 'lock' });
  });

  it('name the key even when the value imitates the message', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    await session.run('create table t (v varchar(60), constraint real_key unique (v))', []);
    const sql = dialect === 'mysql' ? 'insert into t values (?)' : 'insert into t values ($1)';
    const value = "x' for key 'other.forged'";
    await session.run(sql, [value]);
    await expect(session.run(sql, [value])).rejects.toMatchObject({ kind: 'unique', key: 'real_key' });
  });
});
