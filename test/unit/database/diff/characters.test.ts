import { expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { planMigration } from '../../../../src/database/diff/plan-migration.ts';
import { readMysqlDdl } from '../../../../src/database/ddl/mysql/read-mysql-ddl.ts';
import { printDdl } from '../../../../src/database/print-ddl/print-ddl.ts';
import { printSnapshot } from '../../../../src/database/snapshot/print-snapshot.ts';
import type { DatabaseSchema } from '../../../../src/database/schema.ts';

const read = (text: string): DatabaseSchema => readMysqlDdl([createSource('a.sql', text)]).schema;

function plan(before: string, after: string) {
  const { up, down } = planMigration(read(before), read(after));
  return {
    up: up.flatMap(({ sql, isHeldBack }) => (isHeldBack ? [] : [sql])),
    held: up.flatMap(({ isHeldBack, losses }) => (isHeldBack ? losses : [])),
    down: down.map(({ sql }) => sql),
  };
}

it('new tables and columns are stored as they are declared', () => {
  const after =
    'create table t (a varchar(9), b text collate utf8mb4_bin) charset=utf8mb4 collate=utf8mb4_unicode_ci comment="c";';
  expect(plan('', after).up).toEqual([
    "CREATE TABLE `t` (\n  `a` varchar(9),\n  `b` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin\n) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='c'",
  ]);
});

it('another collation, or a larger character set, is taken at once', () => {
  const before = 'create table t (a varchar(9), n int) charset=utf8 collate=utf8_general_ci;';
  const after = 'create table t (a varchar(9), n int) charset=utf8mb4 collate=utf8mb4_bin;';
  expect(plan(before, after)).toEqual({
    up: ['ALTER TABLE `t`\n  MODIFY COLUMN `a` varchar(9),\n  DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin'],
    held: [],
    down: [
      'ALTER TABLE `t`\n  MODIFY COLUMN `a` varchar(9),\n  DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci',
    ],
  });
});

it('a character set that does not have every letter waits for somebody who means it', () => {
  const { up, held } = plan(
    'create table t (a text) charset utf8mb4;',
    'create table t (a text) charset latin1;',
  );
  expect(up).toEqual(['ALTER TABLE `t`\n  DEFAULT CHARSET=latin1']);
  expect(held).toEqual([
    'changes the type of the column "a" from text (utf8mb4) to text (latin1), which not all values survive',
  ]);
});

it('what a file leaves open stays as it is, also where a column is written anew for another reason', () => {
  const before =
    'create table t (a varchar(9) collate utf8mb4_bin, b varchar(9)) charset=utf8mb4 collate=utf8mb4_unicode_ci;';
  for (const open of ['', 'charset=utf8mb4']) {
    const after = `create table t (a varchar(10), b varchar(10), c text) ${open};`;
    expect(plan(before, after).up).toEqual([
      'ALTER TABLE `t`\n  MODIFY COLUMN `a` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,\n  MODIFY COLUMN `b` varchar(10),\n  ADD COLUMN `c` text AFTER `b`',
    ]);
    expect(plan(after, before).down).toHaveLength(1);
  }
  expect(plan(before, 'create table t (a varchar(9), b varchar(9));').up).toEqual([]);
});

it('goes and comes with texts that become something else', () => {
  const texts = 'create table t (a varchar(9)) charset=utf8mb4 collate=utf8mb4_bin;';
  const { down } = plan(texts, 'create table t (a int) charset=utf8mb4;');
  expect(down).toEqual(['ALTER TABLE `t`\n  MODIFY COLUMN `a` varchar(9)']);
  const { up } = planMigration(read('create table t (a int) charset=utf8mb4;'), read(texts));
  expect(up.map(({ sql }) => sql)).toEqual(['ALTER TABLE `t`\n  MODIFY COLUMN `a` varchar(9)']);
});

it('is a matter of MySQL alone, and no matter of snapshots', () => {
  const schema = read('create table t (a text collate latin1_bin) charset=utf8mb4;');
  for (const dialect of ['postgres', 'sqlite'] as const)
    expect(printDdl(schema, dialect)).not.toMatch(/latin1|utf8mb4|collate/i);
  expect(printSnapshot(schema)).not.toMatch(/latin1|utf8mb4/);
});
