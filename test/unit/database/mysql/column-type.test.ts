import { expect, it } from 'vitest';
import { mysqlColumnType } from '../../../../src/database/mysql/column-type.ts';

it.for([
  ['int(11)', 'int', 'integer'],
  ['INT', 'int', 'integer'],
  ['int(10) unsigned', 'int unsigned', 'integer'],
  ['int(3) unsigned zerofill', 'int(3) unsigned zerofill', 'integer'],
  ['tinyint zerofill', 'tinyint(3) unsigned zerofill', 'integer'],
  ['tinyint(1)', 'tinyint(1)', 'boolean'],
  ['tinyint(4)', 'tinyint', 'integer'],
  ['bigint(20)', 'bigint', 'int64'],
  ['bigint(20) unsigned', 'bigint unsigned', 'uint64'],
  ['year(4)', 'year', 'integer'],
  ['decimal(6,2) unsigned zerofill', 'decimal(6,2) unsigned zerofill', 'decimal'],
  ['float unsigned', 'float unsigned', 'float'],
  ['double(8,2)', 'double(8,2)', 'float'],
  ['bit(1)', 'bit(1)', 'boolean'],
  ['bit(8)', 'bit(8)', 'bits'],
  ['date', 'date', 'date'],
  ['datetime(6)', 'datetime(6)', 'datetime'],
  ['datetime(0)', 'datetime', 'datetime'],
  ['timestamp', 'timestamp', 'datetime'],
  ['time(3)', 'time(3)', 'time'],
  ['varchar(255)', 'varchar(255)', 'text'],
  ['longtext', 'longtext', 'text'],
  ['uuid', 'uuid', 'uuid'],
  ['inet6', 'inet6', 'text'],
  ['json', 'json', 'json'],
  ['varbinary(16)', 'varbinary(16)', 'bytes'],
  ['tinyblob', 'tinyblob', 'bytes'],
  ['point', 'point', 'point'],
  ['geomcollection', 'geometrycollection', 'geometry'],
  ['vector(3)', 'vector(3)', 'vector'],
] as const)('reads %s', ([text, sql, kind]) => {
  expect(mysqlColumnType(text)).toMatchObject({ sql, kind, dimensions: 0 });
});

it('tells lengths, digits and signs apart', () => {
  expect(mysqlColumnType('varchar(40)')).toMatchObject({ name: 'varchar', length: 40, precision: null });
  expect(mysqlColumnType('decimal(6,2) unsigned')).toMatchObject({
    name: 'decimal',
    precision: 6,
    scale: 2,
    isUnsigned: true,
  });
  expect(mysqlColumnType('datetime(3)')).toMatchObject({ precision: 3, scale: null, length: null });
  expect(mysqlColumnType('timestamp')).toMatchObject({ precision: 0 });
  expect(mysqlColumnType('double')).toMatchObject({ precision: null, scale: null });
});

it('reads the words of enums and sets, whatever they hold', () => {
  const type = mysqlColumnType(String.raw`enum('a','it''s','b\\c','x\ny',',)(','')`);
  expect(type.values).toEqual(['a', "it's", 'b\\c', 'x\ny', ',)(', '']);
  expect(type.sql).toBe(String.raw`enum('a','it''s','b\\c','x\ny',',)(','')`);
  expect(mysqlColumnType("set('x','y')")).toMatchObject({
    kind: 'set',
    values: ['x', 'y'],
    sql: "set('x','y')",
  });
});

it('keeps the text of a type that it does not know', () => {
  expect(mysqlColumnType('hologram(3,a)')).toMatchObject({
    name: 'hologram',
    sql: 'hologram(3,a)',
    kind: 'unknown',
  });
  expect(mysqlColumnType('')).toMatchObject({ kind: 'unknown' });
});
