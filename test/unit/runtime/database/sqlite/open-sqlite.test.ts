import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseError, UnsafeInt64Error } from '../../../../../src/runtime/database/database-error.ts';
import {
  openDatabase,
  type Database,
  type PartialDatabaseSettings,
} from '../../../../../src/runtime/database/open-database.ts';
import type { ColumnInfo, TableInfo } from '../../../../../src/runtime/database/table.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

async function open(
  tables: readonly TableInfo[] = [],
  settings: Partial<PartialDatabaseSettings> = {},
): Promise<Database> {
  const database = await openDatabase(
    { url: 'sqlite::memory:', ...settings },
    {
      drivers: { sqlite: () => import('../../../../../src/runtime/database/sqlite/open-sqlite.ts') },
      tables,
    },
  );
  onTestFinished(async () => database.close());
  return database;
}

function describeTable(columns: Readonly<Record<string, ColumnInfo>>): TableInfo {
  return { name: 't', columns, primaryKey: [], uniqueKeys: {} };
}

describe('values by the declared type', () => {
  it.for([
    ['boolean', true],
    ['bool', false],
    ['datetime', new Date('2024-05-06T07:08:09.123Z')],
    ['timestamp', new Date('1969-12-31T23:59:59.999Z')],
    ['json', { list: [1, 'a', null] }],
    ['bigint', Number.MAX_SAFE_INTEGER],
    ['integer', -5],
    ['real', 5],
    ['double', 1.25],
    ['text', '5'],
    ['varchar(10)', 'ä€😀'],
    ['decimal text', '0.10'],
    ['blob', new Uint8Array([0, 255])],
    ['date', '2024-02-29'],
    ['time', '23:59:58'],
    ['', 7],
  ] as const)('%s', async ([type, value]) => {
    const { session } = await open();
    await session.run(`create table t (v ${type})`, []);
    await session.run('insert into t values (?)', [value]);
    await session.run('insert into t values (?)', [null]);
    const { rows } = await session.run('select v from t order by v is null', []);
    expect(rows).toEqual([{ v: value }, { v: null }]);
  });

  it('stores whole numbers as such in columns of texts, where a double would be 5.0', async () => {
    const { session } = await open();
    await session.run('create table t (v text)', []);
    await session.run('insert into t values (?)', [5]);
    expect((await session.run('select v, typeof(v) as type from t', [])).rows).toEqual([
      { v: '5', type: 'text' },
    ]);
  });

  it.for([
    ['2024-05-06 07:08:09', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08:09+02:00', '2024-05-06T05:08:09.000Z'],
    ['2024-05-06', '2024-05-06T00:00:00.000Z'],
    [1_714_979_289, '2024-05-06T07:08:09.000Z'],
    [1_714_979_289_123, '2024-05-06T07:08:09.123Z'],
  ] as const)('reads the time %s as UTC', async ([stored, expected]) => {
    const { session } = await open();
    await session.run('create table t (v datetime)', []);
    await session.run('insert into t values (?)', [stored]);
    const { rows } = await session.run<{ v: Date }>('select v from t', []);
    expect(rows[0]?.v.toISOString()).toBe(expected);
  });

  it.for([
    ['datetime', 'soon'],
    ['json', '{'],
  ] as const)('names the column whose %s cannot be read', async ([type, text]) => {
    const { session } = await open();
    await session.run(`create table t (v ${type})`, []);
    await session.run('insert into t values (?)', [text]);
    await expect(session.run('select v from t', [])).rejects.toMatchObject({
      kind: 'invalid-value',
      columns: ['v'],
    });
  });

  it('gives rows that are plain objects, whatever the columns are called', async () => {
    const { session } = await open();
    const { rows } = await session.run<object>('select 1 as "__proto__", 2 as "constructor"', []);
    expect(Object.entries(rows[0] ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
  });
});

describe('values by what the models know', () => {
  const table = describeTable({
    big: { column: 'big', kind: 'int64', int64: 'bigint' },
    digits: { column: 'digits', kind: 'uint64', int64: 'string' },
    number: { column: 'number', kind: 'int64' },
    price: { column: 'price', kind: 'decimal' },
    tags: { column: 'tags', kind: 'set' },
    moods: { column: 'moods', kind: 'enum', dimensions: 1 },
    bigs: { column: 'bigs', kind: 'int64', dimensions: 1, int64: 'bigint' },
    settings: { column: 'settings', kind: 'json' },
    place: { column: 'place', kind: 'point' },
    vector: { column: 'vector', kind: 'vector' },
  });
  const ddl = `create table t (big bigint, digits bigint, number bigint, price text, tags text, moods text, bigs text,
    settings text, place text, vector text)`;

  it('writes and reads every one of them', async () => {
    const { session } = await open([table]);
    await session.run(ddl, []);
    const row = {
      big: 9_007_199_254_740_993n,
      digits: '9223372036854775807',
      number: 5,
      price: '12345678901234567890.10',
      tags: ['a', 'b'],
      moods: ['x,y', null, '"'],
      bigs: [9_007_199_254_740_993n, -1n],
      settings: [{ text: 'x' }, null, 'text'],
      place: { x: 1.5, y: -2 },
      vector: [0.5, 1],
    };
    const parameters = Object.entries(row).map(([name, value]) =>
      session.encode(value, table.columns[name] ?? { column: name, kind: 'unknown' }),
    );
    await session.run('insert into t values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', parameters);
    expect((await session.run('select * from t', [])).rows).toEqual([row]);
  });

  it('refuses integers that a number cannot hold, and names the column', async () => {
    const { session } = await open([table]);
    await session.run(ddl, []);
    await session.run('insert into t (number) values (?)', [9_007_199_254_740_993n]);
    const reading = session.run('select number as n from t', []);
    await expect(reading).rejects.toThrow(UnsafeInt64Error);
    await expect(reading).rejects.toThrow('"n"');
    await expect(session.run('select 9007199254740993 as computed', [])).rejects.toThrow('"computed"');
  });

  it('reads large integers with a statement that has read small ones, and small ones again', async () => {
    const { session } = await open([table]);
    await session.run(ddl, []);
    await session.run('insert into t (big, digits, number) values (?, ?, ?)', [7n, '8', 9]);
    const read = async (): Promise<unknown> =>
      (await session.run('select big, digits, number from t order by number desc limit 1', [])).rows[0];
    const small = { big: 7n, digits: '8', number: 9 };
    expect(await read()).toEqual(small);
    const large = { big: 9_223_372_036_854_775_807n, digits: '9007199254740993', number: 10 };
    await session.run('insert into t (big, digits, number) values (?, ?, ?)', Object.values(large));
    expect(await read()).toEqual(large);
    await session.run('delete from t where number = 10', []);
    expect(await read()).toEqual(small);
  });

  it('writes a row once whose integers a number cannot hold', async () => {
    const { session } = await open([table]);
    await session.run(ddl, []);
    const insert = 'insert into t (number) values (?) returning number';
    await expect(session.run(insert, [9_007_199_254_740_993n])).rejects.toThrow(UnsafeInt64Error);
    expect((await session.run('select count(*) as count from t', [])).rows).toEqual([{ count: 1 }]);
  });

  it.for(['select', 'insert'])('reads a number in a column of JSON as one, behind %s', async (how) => {
    const { session } = await open();
    await session.run('create table t (v json)', []);
    const { rows } = await session.run('insert into t values (?) returning v', ['5']);
    expect(how === 'insert' ? rows : (await session.run('select v from t', [])).rows).toEqual([{ v: 5 }]);
  });
});

describe('statements', () => {
  it.for([
    ['select ?', [], 'wants 1 parameters, but 0'],
    ['select ? -- ?', [1, 2], 'wants 1 parameters, but 2'],
    ["select '?' || ?", [], 'wants 1 parameters, but 0'],
    ['select 1; select 2', [], 'more than one statement'],
    ['select ?', [undefined], 'is undefined'],
    ['select ?', [new Date(Number.NaN)], 'invalid Date'],
  ] as const)('refuses %s with %j', async ([sql, parameters, message]) => {
    const { session } = await open();
    await expect(session.run(sql, parameters)).rejects.toThrow(message);
  });

  it.for([new Date(0), { a: 1 }, true, [1]])('binds %j as the only parameter', async (value) => {
    const { session } = await open();
    const { rows } = await session.run<{ v: unknown }>('select ? as v', [value]);
    expect(rows[0]?.v).not.toBeNull();
  });

  it('tells what was written, found and numbered', async () => {
    const { session } = await open();
    await session.run('create table t (id integer primary key, v text)', []);
    const inserted = await session.run("insert into t (v) values ('a'), ('b')", []);
    expect(inserted).toEqual({ rows: [], affected: 2, insertId: 2n });
    expect(await session.run("update t set v = 'a'", [])).toMatchObject({ affected: 2 });
    const returned = await session.run("insert into t (v) values ('c') returning id", []);
    expect(returned).toEqual({ rows: [{ id: 3 }], affected: 1 });
    expect(await session.run('select v from t', [])).toMatchObject({ affected: 0 });
  });

  it('sees columns that were added after a statement was prepared', async () => {
    const { session } = await open();
    await session.run('create table t (a int)', []);
    await session.run('insert into t values (1)', []);
    expect((await session.run('select * from t', [])).rows).toEqual([{ a: 1 }]);
    await session.run('alter table t add column b int default 2', []);
    expect((await session.run('select * from t', [])).rows).toEqual([{ a: 1, b: 2 }]);
  });
});

describe('errors', () => {
  it.for([
    ["insert into child values (1, 'a', 1, 1)", { kind: 'unique', table: 'child', columns: ['id'] }],
    [
      "insert into child values (9, 'a', 1, 1)",
      { kind: 'unique', table: 'child', columns: ['name', 'parent'] },
    ],
    ["insert into child values (9, 'b', 5, 1)", { kind: 'foreign-key' }],
    ['insert into child values (9, null, 1, 1)', { kind: 'not-null', columns: ['name'] }],
    ["insert into child values (9, 'b', 1, -1)", { kind: 'check' }],
    ['delete from parent', { kind: 'foreign-key' }],
    ['select * from nowhere', { kind: 'missing' }],
    ['select missing from child', { kind: 'missing' }],
    ['selec', { kind: 'other' }],
  ] as const)('%s', async ([sql, expected]) => {
    const { session } = await open();
    await session.run('create table parent (id integer primary key)', []);
    await session.run(
      'create table child (id integer primary key, name text not null, parent int references parent, n int check (n > 0), unique (name, parent))',
      [],
    );
    await session.run('insert into parent values (1)', []);
    await session.run("insert into child values (1, 'a', 1, 1)", []);
    await expect(session.run(sql, [])).rejects.toMatchObject(expected);
  });

  it('say nothing of values or of the driver, which stands behind', async () => {
    const { session } = await open();
    await session.run('create table t (v text unique)', []);
    await session.run('insert into t values (?)', ['secret']);
    const error: unknown = await session.run('insert into t values (?)', ['secret']).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ statusCode: 409, expose: true, code: '2067' });
    expect(String(error)).not.toMatch(/secret|constraint|t\.v/);
    expect((error as DatabaseError).cause).toBeInstanceOf(Error); // it is one, as the line above says
  });
});

describe('a file', () => {
  it('is written ahead, so that others read it meanwhile, and kept', async () => {
    const file = join(temporaryFolder('sqlite'), 'shop.db');
    const { session } = await open([], { url: `sqlite:${file}` });
    await session.run('create table t (v int)', []);
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    await session.transaction(async (tx) => {
      await tx.run('insert into t values (1)', []);
      expect(other.prepare('select count(*) as n from t').get()).toEqual({ n: 0 });
    });
    expect(other.prepare('select count(*) as n from t').get()).toEqual({ n: 1 });
  });

  it('is waited for when another process writes to it', async () => {
    const file = join(temporaryFolder('sqlite'), 'shop.db');
    const { session } = await open([], { url: `sqlite:${file}` });
    await session.run('create table t (v int)', []);
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('begin immediate');
    setTimeout(() => other.exec('commit'), 700);
    await session.transaction(async (tx) => tx.run('insert into t values (1)', []));
    expect((await session.run('select v from t', [])).rows).toEqual([{ v: 1 }]);
  });

  it('that cannot be opened is named, with the reason', async () => {
    await expect(open([], { url: 'sqlite:/nowhere/at/all.db' })).rejects.toThrow(
      /sqlite:\/nowhere\/at\/all\.db cannot be opened: .*unable to open/,
    );
  });
});
