import { expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { planMigration } from '../../../../src/database/diff/plan-migration.ts';
import { readDdl } from '../../../../src/database/read-ddl.ts';

async function plan(dialect: 'postgres' | 'sqlite', before: string, after: string) {
  const [from, to] = await Promise.all(
    [before, after].map((text) => readDdl(dialect, [createSource('a.sql', text)])),
  );
  if (from === undefined || to === undefined) throw new Error('There are two.');
  expect([...from.diagnostics, ...to.diagnostics]).toEqual([]);
  const { up, down } = planMigration(from.schema, to.schema);
  const first = (list: typeof up) => list.flatMap(({ sql, isHeldBack }) => (isHeldBack ? [] : [sql]));
  return { up: first(up), down: first(down) };
}

it.each(['postgres', 'sqlite'] as const)(
  'an index gives its name away before it is taken, on %s',
  async (dialect) => {
    const { up } = await plan(
      dialect,
      'create table b (x int); create index i on b (x);',
      'create table a (x int); create index i on a (x); create table b (x int);',
    );
    expect(up[0]).toBe('DROP INDEX "i"');
    expect(up.at(-1)).toBe('CREATE INDEX "i" ON "a" ("x")');
  },
);

it.each(['postgres', 'sqlite'] as const)(
  'a table that stays for its rows gives names away, on %s',
  async (dialect) => {
    const { up, down } = await plan(
      dialect,
      'create table b (x int); create index i on b (x); create index j on b (x);',
      'create table a (x int); create index i on a (x);',
    );
    expect(up).toEqual([
      'DROP INDEX "i"',
      dialect === 'sqlite' ? 'CREATE TABLE "a" (\n  "x" INT\n)' : 'CREATE TABLE "a" (\n  "x" integer\n)',
      'CREATE INDEX "i" ON "a" ("x")',
    ]);
    expect(down.at(-1)).toBe('CREATE INDEX "i" ON "b" ("x")');
  },
);

it('makes a sequence that stands in the middle of a default', async () => {
  const table = `create sequence s; create table t (id text default 'a' || lpad(nextval('s')::text, 6, '0'));`;
  expect((await plan('postgres', '', table)).up[0]).toBe('CREATE SEQUENCE IF NOT EXISTS s');
});

it('takes the numbers of a serial away as the default that they are', async () => {
  const serial = 'create table t (id serial primary key);';
  expect((await plan('postgres', serial, 'create table t (id int primary key);')).up).toEqual([
    'ALTER TABLE "t" ALTER COLUMN "id" DROP IDENTITY IF EXISTS',
    'ALTER TABLE "t" ALTER COLUMN "id" DROP DEFAULT',
  ]);
  const own = `create sequence t_seq; create table t (id int primary key default nextval('t_seq'));`;
  expect((await plan('postgres', serial, own)).up.slice(1)).toEqual([
    'ALTER TABLE "t" ALTER COLUMN "id" DROP IDENTITY IF EXISTS',
    'CREATE SEQUENCE IF NOT EXISTS t_seq',
    'ALTER SEQUENCE t_seq OWNED BY NONE',
    `SELECT setval('t_seq', greatest((SELECT coalesce(max("id"), 0) + 1 FROM "t"), (SELECT last_value + is_called::int FROM t_seq)), false)`,
    `ALTER TABLE "t" ALTER COLUMN "id" SET DEFAULT nextval('t_seq')`,
  ]);
});

it('takes a default of NULL off a column that becomes of another kind', async () => {
  const typed = (type: string) => `create table t (a ${type} default null);`;
  expect((await plan('postgres', typed('bigint'), typed('text'))).up).toEqual([
    'ALTER TABLE "t" ALTER COLUMN "a" DROP DEFAULT',
    'ALTER TABLE "t" ALTER COLUMN "a" TYPE text USING "a"::text::text',
  ]);
});

it.each([
  ["timestamptz default '2010-05-05 00:00:00+08'", "timestamptz default '2010-05-04 16:00:00+00'"],
  ["timestamptz default '2010-05-05 00:00:00.500-00:30'", "timestamptz default '2010-05-05 00:30:00.5+00'"],
  ["timestamp default '2010-05-05 00:00:00+08'", "timestamp default '2010-05-05 00:00:00'"],
  // A server reads the word when it is told, and never again.
  ["timestamp default 'now()'", "timestamp default '2026-11-22 04:05:58.575248'"],
  ["timestamp default 'now'", "timestamp default '2026-11-22 04:05:58.575248'"],
])('finds no difference between %s and %s', async (left, right) => {
  expect(await plan('postgres', `create table t (a ${left});`, `create table t (a ${right});`)).toEqual({
    up: [],
    down: [],
  });
});
