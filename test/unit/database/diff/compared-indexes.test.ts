import { expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { diffSchemas } from '../../../../src/database/diff/diff-schemas.ts';
import { readMysqlDdl } from '../../../../src/database/ddl/mysql/read-mysql-ddl.ts';
import type { SchemaChange } from '../../../../src/database/diff/schema-change.ts';

const parents = 'create table p (id int primary key); ';

function diff(before: string, after: string): readonly SchemaChange[] {
  const read = (text: string) => readMysqlDdl([createSource('a.sql', parents + text)]).schema;
  return diffSchemas(read(before), read(after));
}

it('the index of a reference has the name that a server gave it', () => {
  const key = 'constraint f foreign key (a) references p (id)';
  const table = (index: string) => `create table t (a int, b int, key ${index} (a), ${key});`;
  expect(diff(table('f'), table('a'))).toEqual([]);
  expect(diff('create table t (a int, key f (a));', 'create table t (a int, key a (a));')).toHaveLength(1);
});

it('a unique key within the primary key of the same column says nothing', () => {
  expect(
    diff('create table t (id serial primary key);', 'create table t (id serial, primary key (id));'),
  ).toEqual([]);
  const plain = 'create table t (id bigint unsigned not null auto_increment primary key);';
  expect(diff('create table t (id serial, primary key (id));', plain)).toEqual([]);
  // Which stays when the primary key goes.
  const parts = diff(
    'create table t (id serial, a int not null, primary key (id));',
    'create table t (id serial, a int not null, primary key (a));',
  ).flatMap((change) => (change.kind === 'change-table' ? change.parts : []));
  expect(parts.map(({ kind }) => kind)).toEqual(['change-primary-key']);
  expect(diff(plain, plain.replace(');', ', unique key other (id));'))).toHaveLength(1);
});
