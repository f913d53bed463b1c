import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource, positionAt } from '../../../../../src/base/source.ts';
import { readSqliteDdl } from '../../../../../src/database/ddl/sqlite/read-sqlite-ddl.ts';
import { introspect } from '../../../../../src/database/introspect.ts';
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../../../../../src/database/schema.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

async function read(text: string) {
  const source = createSource('a.sql', text);
  const { schema, diagnostics } = await readSqliteDdl([source]);
  const problems = diagnostics.map(({ message, span }) => {
    if (span === undefined) return message;
    const { line, column } = positionAt(source, span.start);
    return `${line}:${column} ${message}`;
  });
  return { schema, problems };
}

async function tableOf(text: string): Promise<TableSchema> {
  const { schema, problems } = await read(text);
  expect(problems).toEqual([]);
  const [table] = schema.tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

/** A column in one line. */
function summaryOf({ name, type, isNullable, default: value, generated, identity }: ColumnSchema): string {
  const words = type.values.length > 0 ? `(${type.values.join('|')})` : '';
  return [
    `${name} ${type.sql} ${type.kind}${words}`,
    ...(isNullable ? [] : ['not null']),
    ...(value === null ? [] : [`= ${value.kind === 'expression' ? `(${value.value})` : value.value}`]),
    ...(generated === null ? [] : [`${generated.kind} (${generated.expression})`]),
    ...(identity === null ? [] : [identity]),
  ].join(' ');
}

const shop = `
-- a shop
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT, email VARCHAR(80) NOT NULL UNIQUE COLLATE NOCASE,
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'it''s')), kind TEXT CHECK ("kind" IS NULL OR kind in ('a')),
  balance DECIMAL(10,2) DEFAULT 0, big BIGINT UNSIGNED, ok BOOLEAN NOT NULL DEFAULT TRUE, made DATETIME DEFAULT CURRENT_TIMESTAMP,
  old TEXT DEFAULT "quoted", sum REAL DEFAULT (1 + 2), low INT DEFAULT -5, none TEXT DEFAULT NULL,
  upper TEXT GENERATED ALWAYS AS (upper(email)) STORED, length AS (length(email)),
  CONSTRAINT long CHECK (length(email) > 3), CHECK (low > -9)
);
CREATE TABLE lines (
  "order" INT, line INT, user_id INT CONSTRAINT fk_user REFERENCES users ON DELETE CASCADE, parent INT, before INT,
  PRIMARY KEY ("order", line), UNIQUE (user_id, line),
  FOREIGN KEY (parent, before) REFERENCES lines ("order", line) ON UPDATE SET NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX mail ON users (lower(email) DESC, big) WHERE status = 'new';
CREATE INDEX plain ON lines (user_id COLLATE NOCASE DESC);
CREATE VIEW names AS SELECT id, email FROM users;
CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE users SET big = CASE WHEN 1 THEN 2 END; DELETE FROM lines; END;
INSERT INTO users (email) VALUES ('a;bcd');
COMMIT;`;

describe('readSqliteDdl', () => {
  it('reads columns, keys, checks and indexes', async () => {
    const { schema, problems } = await read(shop);
    expect(problems).toEqual([
      'The type "(none)" of the column "users.length" is not known, so its values are "unknown". Give it a type in the setting "database.types".',
    ]);
    const [lines, names, users] = schema.tables;
    expect(users?.columns.map(summaryOf)).toEqual([
      'id INTEGER integer not null by-default',
      'email VARCHAR(80) text not null',
      "status TEXT enum(new|it's) not null = new",
      'kind TEXT enum(a)',
      'balance DECIMAL(10,2) decimal = 0',
      'big BIGINT UNSIGNED uint64',
      'ok BOOLEAN boolean not null = 1',
      'made DATETIME datetime = (CURRENT_TIMESTAMP)',
      'old TEXT text = quoted',
      'sum REAL float = (1 + 2)',
      'low INT integer = -5',
      'none TEXT text',
      'upper TEXT text stored (upper(email))',
      'length  unknown virtual (length(email))',
    ]);
    expect(users?.primaryKey).toEqual({ columns: ['id'] });
    expect(users?.checks).toEqual([
      { name: 'long', expression: 'length(email) > 3' },
      { name: 'users_check', expression: 'low > -9' },
      { name: 'users_kind_check', expression: '"kind" IS NULL OR kind in (\'a\')' },
      { name: 'users_status_check', expression: "status IN ('new', 'it''s')" },
    ]);
    expect(users?.indexes.map(({ name, isUnique, parts, where }) => [name, isUnique, where, parts])).toEqual([
      [
        'mail',
        true,
        "status = 'new'",
        [
          { kind: 'expression', expression: 'lower(email)', isDescending: true },
          { kind: 'column', column: 'big', isDescending: false, prefix: null },
        ],
      ],
      [
        'users_email_key',
        true,
        null,
        [{ kind: 'column', column: 'email', isDescending: false, prefix: null }],
      ],
    ]);
    expect(lines?.primaryKey).toEqual({ columns: ['order', 'line'] });
    expect(lines?.indexes.map(({ name, isUnique }) => [name, isUnique])).toEqual([
      ['lines_user_id_line_key', true],
      ['plain', false],
    ]);
    expect(lines?.foreignKeys).toEqual([
      {
        name: 'fk_user',
        columns: ['user_id'],
        references: { schema: null, table: 'users', columns: ['id'] },
        onDelete: 'cascade',
        onUpdate: 'no action',
      },
      {
        name: 'lines_parent_before_fkey',
        columns: ['parent', 'before'],
        references: { schema: null, table: 'lines', columns: ['order', 'line'] },
        onDelete: 'no action',
        onUpdate: 'set null',
      },
    ]);
    expect(names?.kind).toBe('view');
    expect(names?.columns.map(summaryOf)).toEqual(['id INTEGER integer', 'email VARCHAR(80) text']);
  });

  it('is the same as the file of a database', async () => {
    const path = join(temporaryFolder('sqlite'), 'shop.db');
    const database = new DatabaseSync(path, { enableDoubleQuotedStringLiterals: true });
    database.exec(shop);
    database.close();
    const live = await introspect({ dialect: 'sqlite', url: `sqlite:${path}` });
    const { schema } = await read(shop);
    const withoutOrigin = (one: DatabaseSchema | undefined): unknown =>
      JSON.parse(JSON.stringify(one, (key, value: unknown) => (key === 'origin' ? undefined : value)));
    expect(live.schema).toEqual(withoutOrigin(schema));
  });

  it('tells keys that number rows from keys that do not', async () => {
    const { schema } = await read(
      `create table a (id integer primary key); create table b (id int primary key); create table c (id integer primary key desc);
       create table d (id integer primary key) without rowid; create table e (id text primary key); create table f (a integer, b integer, primary key (a, b));`,
    );
    expect(schema.tables.map(({ columns: [id] }) => [id?.identity ?? null, id?.isNullable])).toEqual([
      ['by-default', false],
      [null, true],
      [null, true],
      [null, false],
      [null, true],
      [null, true],
    ]);
  });

  it('reports what cannot be read, with its place, and goes on', async () => {
    const { schema, problems } = await read(
      `create table a (x int);\ncraete table b (x int);\n create table c (x int,, y);\ncreate view v as select * from nowhere;
create virtual table w using csv(filename='/etc/passwd'); create table d (x int); create index i on d (y);`,
    );
    expect(schema.tables.map(({ name }) => name)).toEqual(['a', 'd']);
    expect(problems).toEqual([
      '2:1 This statement cannot be read and is left out: "craete" begins no statement of SQL that is known.',
      '3:2 This statement cannot be read and is left out: near ",": syntax error.',
      '5:1 This statement cannot be read and is left out: the module "csv" of a virtual table is not known.',
      '5:83 This statement cannot be read and is left out: no such column: y.',
      'The columns of "v" cannot be told without a server, so it is left out: no such table: main.nowhere.',
    ]);
  });

  it('follows changes, also with a broken view around, and tells where each table was declared', async () => {
    const { schema } = await read(
      `create table a (x int);\ncreate view v as select * from gone;\nalter table a rename to b; alter table b add column y text default 'z';
create table c (x int); drop table c;\ncreate table if not exists d (x int);`,
    );
    expect(schema.tables.map(({ name, columns, origin }) => [name, columns.length, origin?.line])).toEqual([
      ['b', 2, 1],
      ['d', 1, 5],
    ]);
  });

  it('runs no query, and touches no file', async () => {
    const folder = temporaryFolder('sqlite-escape');
    mkdirSync(join(folder, 'sub'));
    const file = join(folder, 'sub', 'made.db').replaceAll("'", "''");
    const { schema, problems } = await read(
      `attach '${file}' as x; create table x.t (a int); vacuum into '${file}'; pragma writable_schema = on;
       select load_extension('/tmp/x'); create table e as select load_extension('/tmp/x') as a;
       create table r as with recursive n (i) as (select 1 union all select i + 1 from n) select i, 'a' as word from n;
       create temp table gone (a int); create table ok (a int);`,
    );
    expect(schema.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ['e', ['a']],
      ['ok', ['a']],
      ['r', ['i', 'word']],
    ]);
    expect(problems.filter((problem) => problem.includes('cannot be read'))).toEqual([
      expect.stringContaining('unknown database x'),
    ]);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(join(folder, 'sub'))).toEqual([]);
  });

  it('keeps hostile names as they are', async () => {
    const name = 'a"b`c]${d}*/\n😀';
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const table = await tableOf(
      `create table ${quoted} (${quoted} int check (${quoted} > 0), [constructor] text, \`__proto__\` int, 'string' text);`,
    );
    expect(table.name).toBe(name);
    expect(table.columns.map((column) => column.name)).toEqual([name, 'constructor', '__proto__', 'string']);
    expect(table.checks[0]?.expression).toBe(`${quoted} > 0`);
  });

  it('never fails, whatever the text is', async () => {
    const piece = fc.constantFrom(
      'create table',
      't',
      '(',
      ')',
      'a int',
      ',',
      ';',
      "'",
      '"',
      '[',
      '`',
      '--',
      '/*',
      'check',
      'as',
      'select 1',
      'primary key',
      'references t',
      'alter table t',
      'rename to u',
      'drop table t',
      'begin',
      'end',
      'create trigger',
      'create view v as select * from t',
      '\u0000',
      '🎉',
      '\n.x',
      'default (',
      'collate',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        async (text) => {
          const { schema } = await readSqliteDdl([createSource('x.sql', text)]);
          expect(Array.isArray(schema.tables)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('files that are no database', () => {
  it('are told', async () => {
    const folder = temporaryFolder('sqlite-bad');
    writeFileSync(join(folder, 'text.db'), 'this is a text and no database at all'.repeat(100));
    writeFileSync(join(folder, 'empty.db'), '');
    const codesOf = async (url: string) =>
      (await introspect({ dialect: 'sqlite', url })).diagnostics.map(({ code }) => code);
    expect(await codesOf(join(folder, 'missing.db'))).toEqual(['database-file-missing']);
    expect(existsSync(join(folder, 'missing.db'))).toBe(false);
    expect(await codesOf(`sqlite:${folder}`)).toEqual(['database-file-invalid']);
    expect(await codesOf(join(folder, 'text.db'))).toEqual(['database-file-invalid']);
    expect(await codesOf('mysql://root:secret@h/d')).toEqual(['database-url-foreign']);
    expect((await introspect({ dialect: 'sqlite', url: join(folder, 'empty.db') })).schema?.tables).toEqual(
      [],
    );
  });
});
