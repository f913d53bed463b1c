import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource, positionAt } from '../../../../../src/base/source.ts';
import { readPostgresDdl } from '../../../../../src/database/ddl/postgres/read-postgres-ddl.ts';
import type { TableSchema } from '../../../../../src/database/schema.ts';

async function read(...texts: string[]) {
  const sources = texts.map((text, index) => createSource(`${index}.sql`, text));
  const { schema, diagnostics } = await readPostgresDdl(sources);
  const problems = diagnostics.map(({ message, span }) => {
    const source = sources.find(({ path }) => path === span?.file);
    if (span === undefined || source === undefined) return message;
    const { line, column } = positionAt(source, span.start);
    return `${source.path}:${line}:${column} ${message}`;
  });
  return { schema, problems };
}

async function table(text: string): Promise<TableSchema> {
  const { schema, problems } = await read(text);
  expect(problems).toEqual([]);
  const [first] = schema.tables;
  if (first === undefined) throw new Error('no table');
  return first;
}

describe('statements that cannot be read', () => {
  it('are told with their place, and the others go on', async () => {
    const { schema, problems } = await read(
      "create table a (x int);\n\ncreate table ü (y int,, z text);\n  create tabel c (d int);\ncreate table b (e text default 'ä');",
    );
    expect(schema.tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(problems).toEqual([
      '0.sql:3:23 This statement cannot be read and is left out: syntax error at or near ",".',
      '0.sql:4:10 This statement cannot be read and is left out: syntax error at or near "tabel".',
    ]);
  });

  it('are told when they name what is not there', async () => {
    const { problems } = await read(
      'create table users (id int);',
      `alter table usr add x int;  create index on users (nmae); comment on column users.idd is 'x';
       alter table users add primary key (a, id), alter b set not null;`,
    );
    expect(problems).toEqual([
      '1.sql:1:1 No statement before this one creates the table "usr". Did you mean "users"?',
      '1.sql:1:29 The table "users" has no column "nmae", so the index "" is left out.',
      '1.sql:1:59 The table "users" has no column "idd", so its comment is left out. Did you mean "id"?',
      '1.sql:2:8 The table "users" has no column "a", so the primary key is left out.',
      '1.sql:2:8 The table "users" has no column "b", so a change of it is left out.',
    ]);
  });

  it('are told when a table is made twice, of an unknown type, or of a query that only a server knows', async () => {
    const { schema, problems } = await read(
      `create table a (x int); create table a (y int); create table if not exists a (z int);
       create table b (g geography(point), c citext, q mystery(3));
       create view v as select x from a; create view w as select mystery(x) from a;`,
    );
    expect(schema.tables.map(({ name }) => name)).toEqual(['a', 'b', 'v']);
    expect(problems).toEqual([
      '0.sql:1:25 The table "a" is created twice; the first declaration counts.',
      '0.sql:3:42 The columns of "w" cannot be told without a server, so it is left out: the type of its column "mystery" is decided by the server.',
      'The type "mystery(3)" of the column "b.q" is not known, so its values are "unknown". Give it a type in the setting "database.types".',
    ]);
  });

  it('are passed over when they say nothing of tables', async () => {
    const { problems } = await read(
      `insert into nowhere values (';'); grant all on t to u; set client_encoding = 'UTF8'; begin; commit;
       create or replace function f() returns trigger language plpgsql as $$ begin x; end $$;
       create trigger t before insert on nowhere for each row execute function f(); alter table nowhere owner to me;
       create extension if not exists citext; comment on extension citext is 'x'; do $$ begin end $$; select 1;`,
    );
    expect(problems).toEqual([]);
  });
});

describe('keys and checks without names', () => {
  it('are numbered past all that are there, however many', async () => {
    const checks = Array.from({ length: 2_000 }, () => ', check (x > 0)').join('');
    const { checks: found } = await table(
      `create table t (x int constraint t_x_check2 check (x > 1)${checks});`,
    );
    const wanted = Array.from({ length: 2_000 }, (_, index) => `t_x_check${index + 1}`);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(['t_x_check', ...wanted]));
  });

  it('may have the name of one that was dropped', async () => {
    const again = await table(
      'create table t (x int check (x > 0), check (x > 1)); alter table t drop constraint t_x_check; alter table t add check (x > 2);',
    );
    expect(again.checks.map(({ name, expression }) => `${name} ${expression}`)).toEqual([
      't_x_check x > 2',
      't_x_check1 x > 1',
    ]);
  });
});

describe('views that only a server can read', () => {
  it('are told where they are left, once, and not called missing', async () => {
    const { schema, problems } = await read(
      `create table t (id int);
create view gone as select f(id) as x from t; comment on view gone is 'x'; drop view gone;
create view kept as select id from t;
create or replace view kept as select id, f(id) as x from t;
alter table kept owner to me; comment on view kept is 'x'; comment on column kept.x is 'y';
create temp table passing as select f(1) as x; create index on passing (x); alter table passing add y int;
create view known as select f(1) as x; drop view known; create view known as select id from t;`,
    );
    expect(schema.tables.map(({ name }) => name)).toEqual(['known', 't']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^0\.sql:4:1 The columns of "kept" cannot be told/);
  });
});

describe('blocks of procedural code', () => {
  it('are read for what they make, behind whatever guards', async () => {
    const { schema, problems } = await read(
      `create type mood as enum ('ok'); create table t (id int primary key);
       do $$ begin create type mood as enum ('other'); exception when duplicate_object then null; end $$;
       do $$ declare x int; begin
         if not exists (select 1) then alter table t add m mood; create table t (y int); end if;
         for x in select 1 loop execute format('create table %I (a int)', x); end loop; create tabel broken (a int);
       end $$;`,
    );
    expect(problems.map((told) => told.slice(0, 61))).toEqual([
      '0.sql:3:8 What "execute format(\'create table %I (a int)\', x)"',
    ]);
    expect(schema.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ['t', ['id', 'm']],
    ]);
    expect(schema.tables[0]?.columns[1]?.type.values).toEqual(['ok']);
  });

  it('are told of where a call of a function changes tables, once', async () => {
    const { schema, problems } = await read(
      `create function migrate() returns void as $$ begin
  if true then execute 'create table a (id int)'; end if;
end $$ language plpgsql;
create function parts() returns void as $$ begin execute format('create table %I partition of t for values in (1)', 'x'); end $$ language plpgsql;
create function plain() returns int as 'select 1' language sql;
select migrate(); SELECT public."migrate"();
select parts(); select plain(); drop function migrate();`,
    );
    expect(schema.tables).toEqual([]);
    expect(problems).toEqual([
      '0.sql:6:1 What "select migrate()" changes is known to a server alone, so the tables are read as if it changed nothing.',
    ]);
  });

  it('are told of that run what only a server can put together, and of nothing else', async () => {
    const { schema, diagnostics } = await readPostgresDdl([
      createSource(
        'a.sql',
        `create table t (id int);
do $$ declare r record; begin
  for r in select 1 loop execute format('alter table %I add column x int', 't'); end loop;
  execute 'alter table ' || 't' || ' owner to me';
  execute format('create policy p on table %I', 't');
  execute 'alter table t add column y int';
end $$;`,
      ),
    ]);
    expect(schema.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'y']);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'ddl-statement-dynamic',
        `What "execute format('alter table %I add column x int', 't')" changes is known to a server alone, so the tables are read as if it changed nothing.`,
      ],
    ]);
  });
});

describe('schemas', () => {
  it('are told by the search path and by name; the own one is null', async () => {
    const { schema } = await read(
      `create schema app; create table a (x int); create table app.b (x int); set search_path = app, public;
       create table c (x int); create type mood as enum ('ok'); create table public.d (m mood);
       select pg_catalog.set_config('search_path', '', false); create table e (y int references app.b (x));`,
      'create table f (x int)',
    );
    expect(schema.tables.map((one) => `${one.schema}.${one.name}`)).toEqual([
      'null.a',
      'null.d',
      'null.e',
      'null.f',
      'app.b',
      'app.c',
    ]);
    expect(schema.tables[1]?.columns[0]?.type).toMatchObject({
      sql: 'app.mood',
      kind: 'enum',
      values: ['ok'],
    });
    expect(schema.tables[2]?.foreignKeys[0]?.references).toEqual({
      schema: 'app',
      table: 'b',
      columns: ['x'],
    });
  });

  it('keep their name where everything stands in one, since a service has to say it too', async () => {
    const { schema } = await read('create schema shop; create table shop.a (x int)');
    expect(schema.defaultSchema).toBe('public');
    expect(schema.tables.map((one) => one.schema)).toEqual(['shop']);
  });
});

describe('changes', () => {
  it('of columns are followed', async () => {
    const { columns } = await table(
      `create table t (a int, b text, c int default 1, d int not null, e int generated always as identity);
       alter table t add f int not null default 2, drop b, alter a type numeric(10,2), alter c drop default,
         alter d drop not null, alter e drop identity; alter table if exists t rename a to z;
       alter table t alter d add generated by default as identity; alter table t alter f set default 3;
       alter table t add column if not exists f text;`,
    );
    expect(
      columns.map(({ name, type, isNullable, default: value, identity }) => [
        name,
        type.sql,
        isNullable,
        value?.value,
        identity,
      ]),
    ).toEqual([
      ['z', 'numeric(10,2)', true, undefined, null],
      ['c', 'integer', true, undefined, null],
      ['d', 'integer', false, undefined, 'by-default'],
      ['e', 'integer', false, undefined, null],
      ['f', 'integer', false, '3', null],
    ]);
  });

  it('of a default end the numbers of a serial, unless they count the same sequence', async () => {
    const { columns } = await table(
      `create table t (a serial, b bigserial, c serial, d serial, "E" serial);
       alter table t alter a drop default, alter b set default 5, alter c set default nextval('other_seq'),
         alter d set default nextval('public.t_d_seq'::regclass), alter "E" set default nextval('"t_E_seq"');`,
    );
    expect(columns.map(({ identity, default: value }) => [identity, value?.kind])).toEqual([
      [null, undefined],
      [null, 'literal'],
      [null, 'expression'],
      ['by-default', undefined],
      ['by-default', undefined],
    ]);
  });

  it('of keys are followed', async () => {
    const one = await table(
      `create table t (a int, b int, c int, constraint gone unique (b)); alter table t drop constraint gone;
       create unique index i on t (a); alter table t add constraint pk primary key using index i;
       create unique index j on t (b); alter table t add constraint u unique using index j;
       alter table t rename constraint u to uu; create index k on t (c); drop index k;
       create index l on t (c); alter index l rename to m; alter table t rename c to d;`,
    );
    expect(one.primaryKey).toEqual({ columns: ['a'] });
    expect(one.indexes.map(({ name, isUnique, parts }) => [name, isUnique, parts])).toEqual([
      ['m', false, [{ kind: 'column', column: 'd', isDescending: false, prefix: null }]],
      ['uu', true, [{ kind: 'column', column: 'b', isDescending: false, prefix: null }]],
    ]);
  });

  it('of names are followed by what refers to them', async () => {
    const { schema } = await read(
      `create table a (id int primary key); create table b (x int references a); alter table a rename column id to key;
       alter table a rename to c; create schema s; alter table c set schema s; drop table if exists nowhere;
       create table gone (id int primary key); create table d (y int references gone); drop table gone cascade;`,
    );
    const [b, d] = schema.tables;
    expect(b?.foreignKeys[0]?.references).toEqual({ schema: 's', table: 'c', columns: ['key'] });
    expect(d?.foreignKeys).toEqual([]);
  });
});

describe('whatever a text holds', () => {
  it('hostile names and comments stay what they are', async () => {
    const name = 'a"b`c${d}*/\n😀';
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const one = await table(
      `create table ${quoted} (${quoted} int primary key, "constructor" text, "__proto__" int);
       comment on table ${quoted} is E'*/ \${x} \\' \\n'; comment on column ${quoted}."__proto__" is $$it's$$`,
    );
    expect(one.name).toBe(name);
    expect(one.comment).toBe("*/ ${x} ' \n");
    expect(one.columns.map((column) => column.name)).toEqual([name, 'constructor', '__proto__']);
    expect(one.columns[2]?.comment).toBe("it's");
  });

  it('reading it never fails, and every place is inside of it', async () => {
    const piece = fc.constantFrom(
      'create table',
      ' t ',
      '"t"',
      '(',
      ')',
      ',',
      'a int',
      'b text',
      'primary key',
      "default 'x'",
      'references t',
      'check (a > 0)',
      ';',
      "'",
      '"',
      '$$',
      '--',
      '\n',
      'alter table t',
      'add',
      'drop',
      'column a',
      'rename to u',
      'create type m as enum',
      'create index on t',
      'create view v as select * from t',
      'comment on table t is',
      '\\',
      '🎉',
      '\u0000',
      'partition by range (a)',
      'like t',
      'inherits (t)',
      'create domain d as d',
      'set search_path = x',
      'generated always as (a) stored',
      'alter type',
      'drop table t',
      'with recursive',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        async (text) => {
          const source = createSource('x.sql', text);
          const { schema, diagnostics } = await readPostgresDdl([source]);
          expect(Array.isArray(schema.tables)).toBe(true);
          for (const { span } of diagnostics) {
            if (span === undefined) continue;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.start).toBeLessThanOrEqual(source.text.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('deep nesting is told, not fallen over', async () => {
    const { problems } = await read(
      `create table t (a int check (${'('.repeat(20_000)}a${')'.repeat(20_000)} > 1))`,
    );
    expect(problems).toEqual([expect.stringContaining('This statement cannot be read and is left out')]);
    const chain = await read(`create table t (a int check (a ${'+ 1 '.repeat(3000)} > 1))`);
    expect(chain.problems).toEqual([expect.stringContaining('it is nested too deeply')]);
    const wide = await read(`create table t (a int check (a ${'+ 1 '.repeat(500)} > 1))`);
    expect(wide.schema.tables[0]?.checks[0]?.expression).toMatch(/^a \+ 1/);
  });
});

describe('names that every object of JavaScript has', () => {
  it('are names of types and functions like any other', async () => {
    const { schema, problems } = await read(
      'create table a (x constructor, y "toString", z int);\ncreate view v as select constructor(z) from a;',
    );
    expect(schema.tables[0]?.columns.map(({ type }) => type.name)).toEqual([
      'constructor',
      'toString',
      'integer',
    ]);
    expect(problems[0]).toContain('The columns of "v" cannot be told without a server');
    expect(problems).toHaveLength(3);
  });
});
