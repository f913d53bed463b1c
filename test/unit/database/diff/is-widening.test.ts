import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/database/dialect.ts';
import { isWidening } from '../../../../src/database/diff/is-widening.ts';
import { mysqlColumnType } from '../../../../src/database/mysql/column-type.ts';
import type { ColumnType } from '../../../../src/database/schema.ts';
import { columnOf } from '../../../support/database/schema-builder.ts';

const mysql = (text: string): ColumnType => mysqlColumnType(text);
const of = (kind: ColumnType['kind'], facts: Partial<ColumnType>): ColumnType =>
  columnOf('a', kind, { type: facts }).type;

describe('isWidening', () => {
  it.each([
    ['int', 'bigint'],
    ['int unsigned', 'bigint'],
    ['tinyint(1)', 'int'],
    ['bigint', 'decimal(20,0)'],
    ['varchar(40)', 'varchar(41)'],
    ['varchar(40)', 'text'],
    ['text', 'longtext'],
    ['datetime', 'datetime(3)'],
    ['decimal(8,2)', 'decimal(10,4)'],
    ["enum('a')", "enum('b','a')"],
    ['float', 'double'],
    ['date', 'longtext'],
    ['binary(16)', 'varbinary(16)'],
    ['char(16)', 'varchar(16)'],
    ['bit(3)', 'bit(8)'],
  ])('takes every %s for a %s, and not the other way round', (narrow, wide) => {
    expect(isWidening(mysql(narrow), mysql(wide), 'mysql')).toBe(true);
    expect(isWidening(mysql(wide), mysql(narrow), 'mysql')).toBe(false);
  });

  it.each([
    ['bigint unsigned', 'bigint'],
    ['int', 'bigint unsigned'],
    ['decimal(8,2)', 'decimal(9,4)'],
    ['int', 'varchar(40)'],
    ['bigint', 'decimal(18,0)'],
    ['longblob', 'longtext'],
    ['datetime', 'date'],
    ['binary(16)', 'binary(20)'],
    ['varbinary(16)', 'binary(16)'],
    ['varchar(20)', 'char(20)'],
    ['text', 'varchar(20000)'],
    ['inet6', 'varchar(40)'],
  ])('knows that not every %s is a %s', (before, after) => {
    expect(isWidening(mysql(before), mysql(after), 'mysql')).toBe(false);
  });

  it.each<[Dialect, ColumnType, ColumnType, boolean]>([
    ['postgres', of('text', { name: 'varchar', length: 9 }), of('text', { name: 'text' }), true],
    [
      'postgres',
      of('decimal', { name: 'numeric' }),
      of('decimal', { name: 'numeric', precision: 8, scale: 2 }),
      false,
    ],
    [
      'postgres',
      of('integer', { name: 'integer' }),
      of('integer', { name: 'integer', dimensions: 1 }),
      false,
    ],
    ['postgres', of('bits', { name: 'bit', length: 3 }), of('bits', { name: 'bit', length: 8 }), false],
    [
      'postgres',
      of('bits', { name: 'varbit', length: 3 }),
      of('bits', { name: 'varbit', length: null }),
      true,
    ],
    ['postgres', of('text', { name: 'text' }), of('text', { name: 'inet' }), false],
    ['postgres', of('text', { name: 'inet' }), of('text', { name: 'cidr' }), false],
    ['postgres', of('text', { name: 'inet' }), of('text', { name: 'text' }), true],
    [
      'postgres',
      of('text', { name: 'varchar', length: 9 }),
      of('text', { name: 'bpchar', length: 9 }),
      false,
    ],
    ['postgres', of('interval', { sql: 'interval' }), of('interval', { sql: 'interval(0)' }), false],
    ['sqlite', of('int64', { name: 'integer' }), of('integer', { name: 'int' }), true],
    ['sqlite', of('text', { name: 'text' }), of('integer', { name: 'int' }), false],
  ])('looks at the dialect: %s %o %o', (dialect, before, after, isWide) => {
    expect(isWidening(before, after, dialect)).toBe(isWide);
  });
});
