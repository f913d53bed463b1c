import { describe, expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import type { Dialect } from '../../../../src/database/dialect.ts';
import { planMigration, type MigrationStatement } from '../../../../src/database/diff/plan-migration.ts';
import { readDdl } from '../../../../src/database/read-ddl.ts';

async function plan(dialect: Dialect, before: string, after: string) {
  const [from, to] = await Promise.all(
    [before, after].map((text) => readDdl(dialect, [createSource('a.sql', text)])),
  );
  if (from === undefined || to === undefined) throw new Error('There are two.');
  return planMigration(from.schema, to.schema);
}

/** Each statement that loses something, with what it loses. */
const told = (statements: readonly MigrationStatement[]) =>
  statements.flatMap(({ sql, table, losses }) => (losses.length === 0 ? [] : [[table, sql, losses]]));

const old = "create type kind as enum ('a'); create table t (id int primary key, kind kind, gone text);";
const wanted =
  "create type kind as enum ('a', 'b'); create table t (id int primary key, kind kind, new text not null);";

describe('what a migration loses', () => {
  it('is told beside the statements that lose it, and beside no others', async () => {
    const { up } = await plan('postgres', old, wanted);
    expect(told(up)).toEqual([
      ['t', 'ALTER TABLE "t" DROP COLUMN "gone"', ['drops the column "gone" with its values']],
      [
        't',
        'ALTER TABLE "t" ALTER COLUMN "new" SET NOT NULL',
        ['demands a value of the new column "new", which rows that are already there do not have'],
      ],
    ]);
  });

  it('is told beside the types that it is of, with the table', async () => {
    const { down } = await plan('postgres', old, wanted.replace('new text not null', 'gone text, more int'));
    expect(told(down)).toEqual([
      [
        't',
        'ALTER TABLE "t" ALTER COLUMN "kind" TYPE kind USING "kind"::text::kind',
        ['changes the type of the column "kind" from kind to kind, which not all values survive'],
      ],
      ['t', 'ALTER TABLE "t" DROP COLUMN "more"', ['drops the column "more" with its values']],
    ]);
  });

  it.each(['mysql', 'sqlite', 'postgres'] as const)(
    'is never kept from those who read it: %s',
    async (dialect) => {
      const table = (columns: string): string => `create table t (id int primary key, ${columns});`;
      const { up } = await plan(dialect, table('a text, b text'), table('b int'));
      const held = up.filter(({ isHeldBack }) => isHeldBack);
      expect(held.every(({ losses }) => losses.length > 0)).toBe(true);
      expect(
        new Set(held.flatMap(({ losses }) => losses.map((loss) => loss.split(' ').slice(0, 2).join(' ')))),
      ).toEqual(new Set(['changes the', 'drops the']));
    },
  );

  // Looking for the place of each loss at every statement again took minutes for a table of this width.
  it('is told of every column, also where a wide table changes as a whole', async () => {
    const table = (type: string): string =>
      `create table t (${Array.from({ length: 500 }, (_, index) => `c${index} ${type}`).join(', ')});`;
    const { up } = await plan('postgres', table('bigint'), table('int'));
    expect(new Set(up.flatMap(({ losses }) => losses)).size).toBe(500);
  });
});
