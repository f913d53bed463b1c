import { expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { planMigration } from '../../../../src/database/diff/plan-migration.ts';
import { readDdl } from '../../../../src/database/read-ddl.ts';
import type { Dialect } from '../../../../src/database/dialect.ts';

async function risks(dialect: Dialect, before: string, after: string) {
  const [from, to] = await Promise.all(
    [before, after].map((text) => readDdl(dialect, [createSource('a.sql', text)])),
  );
  if (from === undefined || to === undefined) throw new Error('There are two.');
  expect([...from.diagnostics, ...to.diagnostics]).toEqual([]);
  const { up } = planMigration(from.schema, to.schema);
  expect(up.filter(({ isHeldBack }) => isHeldBack)).toEqual([]);
  return up.flatMap(({ sql, risks: told }) => told.map((risk) => [risk, sql.split('\n').at(-1)]));
}

const start = `create table p (id int primary key); create table t (id int primary key, a int, b int);`;

it.each([
  [
    'create unique index u on t (a, b);',
    'adds the unique key "u", which fails where two rows agree in "a", "b"',
    'CREATE UNIQUE INDEX "u" ON "t" ("a", "b")',
  ],
  [
    'create unique index u on t (lower(b::text));',
    'adds the unique key "u", which fails where two rows agree in what it holds',
    'CREATE UNIQUE INDEX "u" ON "t" ((lower(b::text)))',
  ],
  [
    'alter table t add constraint f foreign key (a) references p (id);',
    'adds the reference "f" to "p", which fails where a row has no counterpart there',
    'ALTER TABLE "t" ADD CONSTRAINT "f" FOREIGN KEY ("a") REFERENCES "p" ("id")',
  ],
  [
    'alter table t add constraint c check (a > 0);',
    'adds the check "c", which fails where a row breaks it',
    'ALTER TABLE "t" ADD CONSTRAINT "c" CHECK (a > 0)',
  ],
  [
    'alter table t add column s int not null default 0; create unique index u on t (s);',
    'adds the unique key "u", which fails where two rows agree in "s"',
    'CREATE UNIQUE INDEX "u" ON "t" ("s")',
  ],
  [
    'alter table t drop constraint t_pkey; alter table t add primary key (id); create unique index u on t (b);',
    'adds the unique key "u", which fails where two rows agree in "b"',
    'CREATE UNIQUE INDEX "u" ON "t" ("b")',
  ],
])('tells that rows may refuse %s', async (change, reason, sql) => {
  expect(await risks('postgres', start, start + change)).toEqual([[reason, sql]]);
});

it.each([
  ['create index i on t (a);'],
  // A key of old holds in more columns too.
  ['create unique index u on t (b, id);'],
  // New columns without a value.
  ['alter table t add column n int; create unique index u on t (n);'],
  ['alter table t add column n int references p (id);'],
  ['alter table t add column n int generated always as identity; create unique index u on t (n);'],
  ['create table n (id int primary key, a int unique references p (id), check (a > 0));'],
])('says nothing of %s, which no row refuses', async (change) => {
  expect(await risks('postgres', start, start + change)).toEqual([]);
});

it('says nothing of what only gets another name or place', async () => {
  const old = `${start} alter table t add constraint f foreign key (a) references p (id), add constraint c check (b > 0), add unique (a);`;
  const now = `${start} alter table t add constraint g foreign key (a) references p (id) on delete cascade, add constraint d check (b > 0), add constraint u unique (a);`;
  expect(await risks('postgres', old, now)).toEqual([]);
});

it('tells it beside the one statement of MySQL, and beside the first where SQLite makes the table anew', async () => {
  const table = (keys: string) => `create table t (id int primary key, a int${keys});`;
  const [mysql] = await risks('mysql', table(''), table(', unique key u (a)'));
  expect(mysql?.[1]).toBe('  ADD UNIQUE KEY `u` (`a`)');
  const [sqlite] = await risks('sqlite', table(''), table(', unique (a)'));
  expect(sqlite?.[0]).toContain('which fails where two rows agree in "a"');
});
