import { describe, expect, it } from 'vitest';
import { columnDefault } from '../../../../src/database/mysql/column-default.ts';
import { mysqlColumnType } from '../../../../src/database/mysql/column-type.ts';

describe('a constant is kept as the server keeps it', () => {
  it.for([
    ['int', '007', '7'],
    ['int', "'-5'", '-5'],
    ['int', '- 0', '0'],
    ['int', '5.6', '6'],
    ['int', '0x10', '16'],
    ['bigint unsigned', '18446744073709551615', '18446744073709551615'],
    ['tinyint(1)', 'TRUE', '1'],
    ['tinyint(1)', 'false', '0'],
    ['decimal(10,2)', '1.5', '1.50'],
    ['decimal(10,2)', "'-0.005'", '-0.01'],
    ['decimal(5,0)', '1e2', '100'],
    ['double', '1e3', '1000'],
    ['float(7,3)', '1', '1.000'],
    ['bit(8)', "b'0101'", '101'],
    ['bit(1)', '1', '1'],
    ['varchar(10)', "'it''s'", "it's"],
    ['varchar(10)', '"a""b"', 'a"b'],
    ['varchar(10)', "_utf8mb4'x'", 'x'],
    ['varchar(10)', "''", ''],
    ['varchar(10)', "'NULL'", 'NULL'],
    ['varchar(10)', '5', '5'],
    ['varchar(10)', "x'4142'", 'AB'],
    ['char(5)', "'a  '", 'a'],
    ["enum('Aa','b')", "'aA'", 'Aa'],
    ["set('x','y')", "'y,x'", 'x,y'],
    ['date', "'2020-1-2'", '2020-01-02'],
    ['datetime(3)', "'2020-01-02'", '2020-01-02 00:00:00.000'],
    ['timestamp', "'2020-01-02 3:4:5.678'", '2020-01-02 03:04:05'],
    ['time', "'1:2:3'", '01:02:03'],
    ['varbinary(4)', "'ab'", 'ab'],
    ['binary(4)', "'ab\\0\\0'", 'ab'],
    ['int', '(5)', '5'],
  ] as const)('%s default %s', ([type, sql, value]) => {
    expect(columnDefault(mysqlColumnType(type), sql)).toEqual({ kind: 'literal', value });
  });
});

describe('what the server computes is an expression', () => {
  it.for([
    ['datetime', 'NOW()', 'CURRENT_TIMESTAMP'],
    ['datetime(3)', 'current_timestamp(3)', 'CURRENT_TIMESTAMP(3)'],
    ['timestamp', '(localtime)', 'CURRENT_TIMESTAMP'],
    ['varchar(36)', '(UUID())', 'uuid()'],
    ['int', '((1 + 2) * 3)', '(1 + 2) * 3'],
    ['varbinary(4)', "x'0102'", '0x0102'],
    ['int', 'next value for s', 'next value for s'],
  ] as const)('%s default %s', ([type, sql, value]) => {
    expect(columnDefault(mysqlColumnType(type), sql)).toEqual({ kind: 'expression', value });
  });
});

it('takes NULL for no default', () => {
  expect(columnDefault(mysqlColumnType('int'), 'NULL')).toBeNull();
  expect(columnDefault(mysqlColumnType('int'), ' (null) ')).toBeNull();
});

it('keeps text that is no value of its type', () => {
  for (const [type, text] of [
    ['int', 'abc'],
    ['decimal(10,2)', ''],
    ['date', 'soon'],
    ['time', 'x'],
    ["enum('a')", 'b'],
    ["set('a')", 'a,b'],
    ['double', 'x'],
  ] as const)
    expect(columnDefault(mysqlColumnType(type), `'${text}'`)).toEqual({ kind: 'literal', value: text });
});
