import { describe, expect, it } from 'vitest';
import { sqliteColumnType } from '../../../../src/database/sqlite/column-type.ts';

describe('sqliteColumnType', () => {
  it.each([
    ['INTEGER', 'integer', 'integer', null, null, null],
    ['int', 'int', 'integer', null, null, null],
    ['TINYINT(1)', 'tinyint', 'boolean', 1, null, null],
    ['bigint', 'bigint', 'int64', null, null, null],
    ['BIGINT UNSIGNED', 'bigint', 'uint64', null, null, null],
    ['UNSIGNED BIG INT', 'unsigned big int', 'uint64', null, null, null],
    ['INT UNSIGNED', 'int', 'integer', null, null, null],
    ['BOOLEAN', 'boolean', 'boolean', null, null, null],
    ['DECIMAL( 10 , 2 )', 'decimal', 'decimal', null, 10, 2],
    ['NUMERIC(5)', 'numeric', 'decimal', null, 5, 0],
    ['NUMERIC', 'numeric', 'decimal', null, null, null],
    ['DOUBLE PRECISION', 'double precision', 'float', null, null, null],
    ['VARCHAR(40)', 'varchar', 'text', 40, null, null],
    ['NVARCHAR (100)', 'nvarchar', 'text', 100, null, null],
    ['NATIVE CHARACTER(70)', 'native character', 'text', 70, null, null],
    ['DATETIME', 'datetime', 'datetime', null, null, null],
    ['TIMESTAMP WITH TIME ZONE', 'timestamp with time zone', 'datetime', null, null, null],
    ['DATE', 'date', 'date', null, null, null],
    ['JSON', 'json', 'json', null, null, null],
    ['UUID', 'uuid', 'uuid', null, null, null],
    ['VARBINARY(16)', 'varbinary', 'bytes', 16, null, null],
    ['FLOATING POINT', 'floating point', 'integer', null, null, null],
    ['whatever', 'whatever', 'unknown', null, null, null],
    ['', '', 'unknown', null, null, null],
  ])('reads %j', (declared, name, kind, length, precision, scale) => {
    expect(sqliteColumnType(declared)).toMatchObject({ name, kind, length, precision, scale });
  });
});
