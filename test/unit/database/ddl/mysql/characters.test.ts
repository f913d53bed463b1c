import { expect, it } from 'vitest';
import { createSource } from '../../../../../src/base/source.ts';
import { readMysqlDdl } from '../../../../../src/database/ddl/mysql/read-mysql-ddl.ts';
import type { Characters, TableSchema } from '../../../../../src/database/schema.ts';

function read(text: string): TableSchema {
  const { schema, diagnostics } = readMysqlDdl([createSource('a.sql', text)]);
  expect(diagnostics).toEqual([]);
  const [table] = schema.tables;
  if (table === undefined) throw new Error('There is no table.');
  return table;
}

const show = (characters: Characters | undefined): string =>
  characters === undefined ? '' : `${characters.set} ${characters.collation ?? ''}`.trim();

it.each([
  ['', '', ''],
  ['charset=utf8', 'utf8mb3', 'utf8mb3'],
  ['default character set = utf8mb4', 'utf8mb4', 'utf8mb4'],
  ['collate utf8_bin', 'utf8mb3 utf8mb3_bin', 'utf8mb3 utf8mb3_bin'],
  ['COLLATE=LATIN1_BIN CHARSET=latin1', 'latin1 latin1_bin', 'latin1 latin1_bin'],
  [
    "comment='a', charset=utf8mb4, engine=innodb, collate='utf8mb4_bin'",
    'utf8mb4 utf8mb4_bin',
    'utf8mb4 utf8mb4_bin',
  ],
])('a table with the options "%s" stores texts in "%s"', (options, ofTable, ofColumn) => {
  const table = read(`create table t (a varchar(9), n int, j json, b blob, i inet6) ${options};`);
  expect(show(table.characters)).toBe(ofTable);
  expect(table.columns.map(({ type }) => show(type.characters))).toEqual([ofColumn, '', '', '', '']);
});

it.each([
  ['text', 'latin1'],
  ["enum('a') character set ascii", 'ascii'],
  ['char(3) collate utf8mb4_bin', 'utf8mb4 utf8mb4_bin'],
  ['varchar(3) charset utf8 collate utf8_unicode_ci', 'utf8mb3 utf8mb3_unicode_ci'],
  ['varchar(3) binary', 'latin1 latin1_bin'],
  ['nvarchar(3)', 'utf8mb3'],
  ['text unicode', 'ucs2'],
])('a column that is %s stores texts in "%s"', (type, expected) => {
  const table = read(`create table t (a ${type}) charset latin1;`);
  expect(show(table.columns[0]?.type.characters)).toBe(expected);
});

it('changes for columns to come, or for those that are there too', () => {
  const made = 'create table t (a text, b char(3) character set ascii, n int) charset latin1;';
  const later = read(`${made} alter table t default charset utf8mb4, add c text;`);
  expect(later.columns.map(({ type }) => show(type.characters))).toEqual(['latin1', 'ascii', '', 'utf8mb4']);
  const now = read(`${made} alter table t convert to character set utf8mb4 collate utf8mb4_bin;`);
  expect(now.columns.map(({ type }) => [type.sql, show(type.characters)])).toEqual([
    // As many characters as before need more bytes.
    ['mediumtext', 'utf8mb4 utf8mb4_bin'],
    ['char(3)', 'utf8mb4 utf8mb4_bin'],
    ['int', ''],
  ]);
  expect(show(now.characters)).toBe('utf8mb4 utf8mb4_bin');
});

it('is copied with a table', () => {
  const { schema } = readMysqlDdl([
    createSource('a.sql', 'create table t (a text) collate utf8mb4_bin; create table u like t;'),
  ]);
  expect(schema.tables.map(({ characters }) => show(characters))).toEqual([
    'utf8mb4 utf8mb4_bin',
    'utf8mb4 utf8mb4_bin',
  ]);
});
