import { describe, expect, it } from 'vitest';
import { createSource, positionAt } from '../../../../../src/base/source.ts';
import { readMysqlDdl } from '../../../../../src/database/ddl/mysql/read-mysql-ddl.ts';
import type { TableSchema } from '../../../../../src/database/schema.ts';

function read(...texts: string[]) {
  const sources = texts.map((text, index) => createSource(`${index}.sql`, text));
  const { schema, diagnostics } = readMysqlDdl(sources);
  const places = diagnostics.map(({ code, span }) => {
    const source = sources.find(({ path }) => path === span?.file);
    const place = source && span && positionAt(source, span.start);
    return `${code} ${span?.file}:${place?.line}:${place?.column}`;
  });
  return { tables: schema.tables, diagnostics, places };
}

function one(text: string): TableSchema {
  const { tables, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

describe('keys', () => {
  it('may be attributes of columns', () => {
    const table = one(
      'create table a (id int primary key, b int unique comment "x", c int references d (e) on delete cascade)',
    );
    expect(table.primaryKey).toEqual({ columns: ['id'] });
    expect(table.columns[0]?.isNullable).toBe(false);
    expect(table.indexes.map(({ name, isUnique }) => [name, isUnique])).toEqual([
      ['b', true],
      ['c', false],
    ]);
    expect(table.foreignKeys).toEqual([
      {
        name: 'a_ibfk_1',
        columns: ['c'],
        references: { schema: null, table: 'd', columns: ['e'] },
        onDelete: 'cascade',
        onUpdate: 'no action',
      },
    ]);
  });

  it('may have many columns, also on partitioned tables', () => {
    const table = one(
      'create table a (B int, c date, primary key using btree (`b`, C)) /*!50100 partition by range (year(c)) (partition p values less than (1)) */',
    );
    expect(table.primaryKey).toEqual({ columns: ['B', 'c'] });
    expect(table.isPartitioned).toBe(true);
    expect(table.columns.map((column) => column.isNullable)).toEqual([false, false]);
  });

  it('are read with all their options', () => {
    const table = one(
      'create table a (b varchar(20), c text, g geometry not null, key k1 (b(5) desc) using hash comment "a, b" /*!80000 invisible */, key k2 (b(20)), key k3 ((lower(b)) asc), fulltext key k4 (b, c) with parser ngram, spatial index k5 (g), unique (b) visible key_block_size = 4)',
    );
    expect(table.indexes.map(({ name, method, parts }) => [name, method, parts])).toEqual([
      ['b', 'btree', [{ kind: 'column', column: 'b', isDescending: false, prefix: null }]],
      ['k1', 'btree', [{ kind: 'column', column: 'b', isDescending: true, prefix: 5 }]],
      ['k2', 'btree', [{ kind: 'column', column: 'b', isDescending: false, prefix: null }]],
      ['k3', 'btree', [{ kind: 'expression', expression: 'lower(`b`)', isDescending: false }]],
      [
        'k4',
        'fulltext',
        [
          { kind: 'column', column: 'b', isDescending: false, prefix: null },
          { kind: 'column', column: 'c', isDescending: false, prefix: null },
        ],
      ],
      ['k5', 'spatial', [{ kind: 'column', column: 'g', isDescending: false, prefix: null }]],
    ]);
  });

  it('may follow in later statements, as phpMyAdmin writes them', () => {
    const table = one(`
      CREATE TABLE \`a\` (\`id\` int(11) NOT NULL, \`b\` int(11) DEFAULT NULL) ENGINE=InnoDB;
      ALTER TABLE \`a\` ADD PRIMARY KEY (\`id\`), ADD KEY \`b\` (\`b\`);
      ALTER TABLE \`a\` MODIFY \`id\` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=9;
      CREATE UNIQUE INDEX c ON a (id, b);`);
    expect(table.primaryKey).toEqual({ columns: ['id'] });
    expect(table.columns[0]).toMatchObject({ identity: 'by-default', isNullable: false });
    expect(table.indexes.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('may hold the beginnings of values as a primary key, whatever becomes of the columns', () => {
    const key = (rest: string) =>
      one(`create table a (b text, c varchar(40), d int, primary key (b(20), c(30), d)); ${rest}`).primaryKey;
    expect(key('')).toEqual({ columns: ['b', 'c', 'd'], prefixes: [20, 30, null] });
    expect(key('alter table a rename column b to e')).toMatchObject({ columns: ['e', 'c', 'd'] });
    expect(key('alter table a drop column b')).toEqual({ columns: ['c', 'd'], prefixes: [30, null] });
    expect(key('alter table a modify c varchar(30), drop column b')).toEqual({ columns: ['c', 'd'] });
    expect(key('alter table a drop primary key, add primary key (d)')).toEqual({ columns: ['d'] });
  });
});

describe('columns', () => {
  it('may be named like nearly everything', () => {
    const names =
      'type status value comment action first after date time timestamp text user hash period serial key1 no always engine'.split(
        ' ',
      );
    const table = one(`create table a (${names.map((name) => `${name} int`).join(', ')})`);
    expect(table.columns.map((column) => column.name)).toEqual(names);
  });

  it('may be computed, in both spellings', () => {
    const table = one(
      'create table a (b int, c int generated always as (b * 2) stored not null, d int as (b + 1), e json as (json_extract(`f`, "$.x")) persistent, f json)',
    );
    expect(table.columns.map((column) => column.generated)).toEqual([
      null,
      { kind: 'stored', expression: '`b` * 2' },
      { kind: 'virtual', expression: '`b` + 1' },
      { kind: 'stored', expression: "json_extract(`f`,'$.x')" },
      null,
    ]);
  });

  it('have the types that MySQL 8 and its dumps add', () => {
    const table = one(
      "create table a (b binary(16) default (uuid_to_bin(uuid())), c point not null /*!80003 SRID 4326 */, d int /*!80023 INVISIBLE */, e vector(3), f varchar(9) generated always as (`g`->>'$.x') virtual, g json, constraint k check ((`d` > 0)) /*!80016 NOT ENFORCED */)",
    );
    expect(table.columns.map(({ type }) => type.kind)).toEqual([
      'bytes',
      'point',
      'integer',
      'vector',
      'text',
      'json',
    ]);
    expect(table.checks).toEqual([{ name: 'k', expression: '`d` > 0' }]);
  });

  it('is taken for a number of the database by SERIAL', () => {
    const table = one('create table a (id serial, b bigint unsigned not null auto_increment unique)');
    for (const column of table.columns)
      expect(column).toMatchObject({ identity: 'by-default', isNullable: false, type: { kind: 'uint64' } });
    expect(table.indexes.map(({ name, isUnique }) => [name, isUnique])).toEqual([
      ['b', true],
      ['id', true],
    ]);
  });
});

describe('later statements', () => {
  it('change, move, rename and drop columns', () => {
    const table = one(`
      create table a (id int, b varchar(20), c int, key k (b(10), c), check (c > 0));
      alter table a add column z int first, add y int after id, change b bb varchar(10) not null, drop column c;
      alter table a rename column y to yy, alter column bb set default 'x', rename index k to kk;
      rename table a to a2;`);
    expect(table.name).toBe('a2');
    expect(table.columns.map((column) => column.name)).toEqual(['z', 'id', 'yy', 'bb']);
    expect(table.columns[3]?.default).toEqual({ kind: 'literal', value: 'x' });
    expect(table.indexes).toMatchObject([{ name: 'kk', parts: [{ column: 'bb', prefix: null }] }]);
  });

  it('drop tables, keys and databases', () => {
    const { tables, diagnostics } = read(`
      create table a (id int primary key, b int unique, constraint f foreign key (b) references a (id), constraint c check (b > 1));
      alter table a drop primary key, drop foreign key f, drop constraint c, drop index b;
      create table b (id int); drop table if exists b, nope;
      use other; create table c (id int); drop database other;`);
    expect(diagnostics).toEqual([]);
    expect(tables).toMatchObject([{ name: 'a', primaryKey: null, indexes: [], foreignKeys: [], checks: [] }]);
  });

  it('copy tables, without foreign keys', () => {
    const { tables } = read(
      'create table a (id int primary key, b int references a (id)); create table b like a;',
    );
    expect(tables[1]).toMatchObject({ name: 'b', primaryKey: { columns: ['id'] }, foreignKeys: [] });
    expect(tables[1]?.indexes.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('scripts', () => {
  it('are read as dumps write them: data, routines, comments for some servers, byte order mark', () => {
    const { tables, diagnostics } = read(`\uFEFF-- MySQL dump
      /*!40101 SET NAMES utf8 */;
      LOCK TABLES \`a\` WRITE;
      DROP TABLE IF EXISTS \`a\`; # old
      CREATE TABLE \`db\`.\`a\` (\`id\` int /* why; */ NOT NULL -- which
      );
      INSERT INTO \`a\` VALUES (1,'); CREATE TABLE x (y int);'),(2,'\\\\');
      DELIMITER ;;
      CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN CREATE TEMPORARY TABLE q (a int); END ;;
      DELIMITER ;
      CREATE TEMPORARY TABLE tmp (a int);
      /*!50001 CREATE TABLE \`b\` (\`c\` int) */;
      UNLOCK TABLES;`);
    expect(diagnostics).toEqual([]);
    expect(tables.map(({ schema, name }) => [schema, name])).toEqual([
      [null, 'b'],
      ['db', 'a'],
    ]);
  });

  it('name databases only where there are several', () => {
    expect(
      read('use a; create table t (id int); create table a.u (id int)').tables.map(({ schema }) => schema),
    ).toEqual([null, null]);
    const { tables } = read(
      'use a; create table t (id int, b int references b.t (id));',
      'use b; create table t (id int);',
    );
    expect(tables.map(({ schema, foreignKeys }) => [schema, foreignKeys[0]?.references.schema])).toEqual([
      ['a', 'b'],
      ['b', undefined],
    ]);
  });

  it('may quote names as the standard does', () => {
    const table = one(`SET SQL_MODE='ANSI'; create table "a" ("b" int, check ("b" > 1))`);
    expect(table.checks).toEqual([{ name: 'CONSTRAINT_1', expression: '`b` > 1' }]);
  });

  it('are the same whether keys are shown and checks enforced', () => {
    const create = 'create table a (b int, `index` int, key k (b), constraint c check (b > 0));';
    const change =
      'alter table a alter index k invisible, alter check c not enforced, alter `index` set default 3, alter constraint c enforced, alter index k not ignored;';
    const { tables, diagnostics } = read(create + change);
    expect(diagnostics).toEqual([]);
    const [changed] = tables;
    expect(changed?.columns.map((column) => column.default?.value)).toEqual([undefined, '3']);
    expect({ indexes: changed?.indexes, checks: changed?.checks }).toEqual({
      indexes: one(create).indexes,
      checks: one(create).checks,
    });
  });

  it('say where each table stands', () => {
    const { tables } = read('create table a (b int);', '\n  create table\n if not exists x.y (b int)');
    expect(tables.map(({ origin }) => origin)).toEqual([
      { file: '0.sql', line: 1, column: 14 },
      { file: '1.sql', line: 3, column: 16 },
    ]);
  });
});

describe('views', () => {
  const base =
    'create table a (id int not null comment "the id", n int, h int invisible); create table b (id int not null, a int not null);';

  it.for([
    ['select * from a', ['id', 'n'], [false, true]],
    ['select x.id as i, `b`.`a` from a x left join b on b.id = x.id', ['i', 'a'], [false, true]],
    ['select a.id, b.a from (a join b on((a.id = left(b.id, 1))))', ['id', 'a'], [false, false]],
    [
      'select b.*, count(*) as c from a right join b using (id), a z where 1 group by 1',
      ['id', 'a', 'c'],
      [false, false, false],
    ],
    ['select a.id from a right join b on a.id = b.id', ['id'], [true]],
  ] as const)('follow %s', ([query, names, nullable]) => {
    const { tables, diagnostics } = read(`${base} create view v as ${query}`);
    expect(diagnostics).toEqual([]);
    const view = tables.find(({ name }) => name === 'v');
    expect(view?.kind).toBe('view');
    expect(view?.columns.map((column) => column.name)).toEqual(names);
    expect(view?.columns.map((column) => column.isNullable)).toEqual(nullable);
  });

  it.for([
    'select id + 1 from a',
    "select 'x' as y from a",
    'select 1 as one',
    'select null from a',
    'select id from nowhere',
    'select nope from a',
    'select id from (select id from a) s',
    'select id from a union select id from b',
    'with c as (select 1) select * from c',
    'select * from',
    'select x.* from a',
    'select a.*, B.ID from a, b',
    'select * from a natural join b',
    'select id, n as ID from a',
  ])('are left out with a word for %s', (query) => {
    const { tables, places } = read(`${base}\ncreate or replace view v as ${query}`);
    expect(tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(places).toEqual(['ddl-columns-underivable 0.sql:2:24']);
  });
});

describe('a view that a dump declares twice', () => {
  it('is the second one', () => {
    const { tables, diagnostics } = read(
      'create table a (id int); /*!50001 create view v as select 1 as `id` */; /*!50001 drop view if exists v */; /*!50001 create view v as select a.id AS id from a */;',
    );
    expect(diagnostics).toEqual([]);
    expect(tables.map(({ name }) => name)).toEqual(['a', 'v']);
  });
});

describe('mistakes', () => {
  it('cost no more than what they stand in, and are shown at their place', () => {
    const { tables, places } = read(
      [
        'create table a (id int primary key, b, c varchar(3) default , d int wobble(3), key k (nope), e hologram);',
        'creat table b (id int);',
        'alter table x add y int;',
        'create table a (z int);',
        'create table c as select 1;',
        'create table d (id int',
      ].join('\n'),
    );
    expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ['a', ['id', 'c', 'd', 'e']],
    ]);
    expect(places).toEqual([
      'ddl-part-unreadable 0.sql:1:38',
      'ddl-part-unreadable 0.sql:1:61',
      'ddl-part-unreadable 0.sql:1:69',
      'ddl-column-unknown 0.sql:1:87',
      'column-type-unknown 0.sql:1:96',
      'ddl-statement-unreadable 0.sql:2:1',
      'ddl-table-unknown 0.sql:3:13',
      'ddl-table-twice 0.sql:4:14',
      'ddl-columns-underivable 0.sql:5:14',
      'ddl-statement-unreadable 0.sql:6:23',
    ]);
  });

  it('are few where statements or quotes have no end', () => {
    const { tables, places } = read(
      "create table a (x int)\ncreate table b (y int);\ninsert 'open; create table c (z int);",
    );
    expect(tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(places).toEqual(['ddl-part-unreadable 0.sql:2:1', 'ddl-statement-unreadable 0.sql:3:8']);
  });

  it('suggest the names that may be meant', () => {
    const { diagnostics } = read(
      'create table users (email int); create index i on user (email); create index i on users (emial);',
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('Did you mean "users"?'),
      expect.stringContaining('Did you mean "email"?'),
    ]);
  });

  it('of size end early', () => {
    const keys = Array.from({ length: 6000 }, () => 'key (a)').join(',');
    const { tables, places } = read(`create table a (a int, ${keys})`);
    expect(places).toHaveLength(1);
    expect(tables[0]?.columns).toHaveLength(1);
  });
});

describe('names that every object of JavaScript has', () => {
  it('are names of tables, columns, types and engines like any other', () => {
    const { tables, places } = read(
      'create table `constructor` (`__proto__` int primary key, b valueOf(3), c text, index (c(9))) engine=toString',
    );
    expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ['constructor', ['__proto__', 'b', 'c']],
    ]);
    expect(places).toEqual(['column-type-unknown 0.sql:1:60']);
  });
});

describe('statements that run others', () => {
  it('may have dropped the index whose name comes again', () => {
    const { tables } = read(
      'create table a (x int, y int, unique key i (x)); call drop_index("a", "i"); alter table a add key I (y);',
    );
    expect(tables[0]?.indexes.map(({ name, isUnique, parts }) => [name, isUnique, parts.length])).toEqual([
      ['I', false, 1],
    ]);
  });

  it('are told, since nobody knows what they change', () => {
    const { tables, diagnostics, places } = read(
      `create table a (x int);
set @drop = if(true, 'alter table a drop x', 'select 1'); prepare s from @drop; execute s; deallocate prepare s;
call change_tables(
  'a');
alter table a add y int;`,
    );
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(places).toEqual(['ddl-statement-dynamic 0.sql:2:81', 'ddl-statement-dynamic 0.sql:3:1']);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'What "execute s" changes is known to a server alone, so the tables are read as if it changed nothing.',
      'What "call change_tables( \'a\')" changes is known to a server alone, so the tables are read as if it changed nothing.',
    ]);
  });
});
