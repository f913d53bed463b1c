import { expect, it } from 'vitest';
import { isSameType } from '../../../../src/database/diff/column-aspects.ts';
import { mysqlColumnType } from '../../../../src/database/mysql/column-type.ts';

it.each([
  // MySQL keeps the width of the one type that it has for booleans, which has a sign.
  ['tinyint(1) unsigned', 'tinyint unsigned', true],
  ['tinyint(1)', 'tinyint', false],
  ["enum('a','b')", "enum('b','a')", false],
  ['varchar(20)', 'varchar(21)', false],
])('%s and %s are of one type: %s', (left, right, isSame) => {
  expect(isSameType(mysqlColumnType(left), mysqlColumnType(right), 'mysql')).toBe(isSame);
});
