import { expect, it } from 'vitest';
import { readMysqlDdl } from '../../../../../src/database/ddl/mysql/read-mysql-ddl.ts';
import { createSource } from '../../../../../src/base/source.ts';

// What MariaDB 10.11 prints for the same declarations.
it.for([
  ['bool', 'tinyint(1)'],
  ['int1', 'tinyint'],
  ['int8', 'bigint'],
  ['middleint unsigned', 'mediumint unsigned'],
  ['dec', 'decimal(10,0)'],
  ['numeric(5)', 'decimal(5,0)'],
  ['fixed (5, 2)', 'decimal(5,2)'],
  ['double precision', 'double'],
  ['real', 'double'],
  ['float(24)', 'float'],
  ['float(30)', 'double'],
  ['float8', 'double'],
  ['bit', 'bit(1)'],
  ['vector', 'vector(2048)'],
  ['char', 'char(1)'],
  ['character(1)', 'char(1)'],
  ['character varying(7)', 'varchar(7)'],
  ['national varchar(5)', 'varchar(5)'],
  ['nvarchar(5)', 'varchar(5)'],
  ['nchar varying(5)', 'varchar(5)'],
  ['long', 'mediumtext'],
  ['long varbinary', 'mediumblob'],
  ['text(10)', 'tinytext'],
  ['text(100)', 'text'],
  ['text(70000)', 'mediumtext'],
  ['text(5000000)', 'longtext'],
  ['blob(255)', 'tinyblob'],
  ['char byte', 'binary(1)'],
  ['char(5) byte', 'binary(5)'],
  ['varchar(9) character set binary', 'varbinary(9)'],
  ['text charset binary', 'blob'],
  ['varchar(9) binary', 'varchar(9)'],
  ['text(100) ascii', 'tinytext'],
  [`enum("a", 'b ', "it's")`, `enum('a','b','it''s')`],
  [`enum('x') character set binary`, `enum('x')`],
  ['timestamp(0)', 'timestamp'],
  ['year(4)', 'year'],
  ['int(5) zerofill', 'int(5) unsigned zerofill'],
] as const)('%s is %s', ([declared, sql]) => {
  const source = createSource('a.sql', `create table t (a ${declared} not null);`);
  const { schema, diagnostics } = readMysqlDdl([source]);
  expect(diagnostics).toEqual([]);
  expect(schema.tables[0]?.columns[0]).toMatchObject({ type: { sql }, isNullable: false });
});
