import { describe, expect, it } from 'vitest';
import { UnsafeInt64Error } from '../../../src/runtime/database/database-error.ts';
import type { Session } from '../../../src/runtime/database/session.ts';
import type { ColumnInfo, TableInfo, ValueKind } from '../../../src/runtime/database/table.ts';
import { openTestDatabase } from '../../support/database/open-test-database.ts';

/** A column: its type in SQL, what a model says of it (nothing for a query of one's own), and values to keep. */
interface Case {
  readonly sql: string;
  readonly info?: Omit<ColumnInfo, 'column'>;
  readonly values: readonly unknown[];
  /** What a text literal is read as, where writing the value itself would prove nothing. */
  readonly literal?: readonly [text: string, expected: unknown];
}

const times = [new Date('2024-05-06T07:08:09.123Z'), new Date('1970-01-02T00:00:00.000Z')];
const json = [{ list: [1, 'a', null] }, [1, 2], 'text', true, 5, [{ a: [] }]];
const bytes = [Buffer.from([0, 255, 34, 92]), Buffer.alloc(0)];

const mysql: Readonly<Record<string, Case>> = {
  tinyint: { sql: 'tinyint', values: [-128, 127] },
  flag: { sql: 'tinyint(1)', values: [true, false] },
  small_number: { sql: 'tinyint(1)', info: { kind: 'integer' }, values: [0, 5] },
  int_unsigned: { sql: 'int unsigned', values: [0, 4_294_967_295] },
  bigint: { sql: 'bigint', values: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0] },
  bigint_exact: {
    sql: 'bigint',
    info: { kind: 'int64', int64: 'bigint' },
    values: [9_007_199_254_740_993n, -9_223_372_036_854_775_808n, 5n],
  },
  bigint_text: {
    sql: 'bigint unsigned',
    info: { kind: 'uint64', int64: 'string' },
    values: ['18446744073709551615', '5'],
  },
  decimal: {
    sql: 'decimal(40,20)',
    values: ['12345678901234567890.12345678901234567890', '-0.10000000000000000000'],
  },
  decimal_model: { sql: 'decimal(10,2)', info: { kind: 'decimal' }, values: ['0.10'] },
  float: { sql: 'float', values: [1.1, 0.1, 16_777_216, -3.4e38] },
  double: { sql: 'double', values: [1.1, 5e-324, 0.1 + 0.2] },
  bit: { sql: 'bit(1)', values: [true, false] },
  bits: { sql: 'bit(12)', info: { kind: 'bits' }, values: ['000000000101', '111111111111'] },
  date: { sql: 'date', values: ['2024-02-29', '1000-01-01'] },
  datetime: { sql: 'datetime(3)', values: [...times, new Date('1000-01-01T00:00:00.000Z')] },
  timestamp: { sql: 'timestamp(3) null', values: times },
  time: { sql: 'time(6)', values: ['-838:59:58.123456', '00:00:00'] },
  year: { sql: 'year', values: [1901, 2155] },
  json: { sql: 'json', info: { kind: 'json' }, values: json },
  json_own: { sql: 'json', values: [{ big: 1 }], literal: ['[1, "x"]', [1, 'x']] },
  enum: { sql: "enum('a', 'it''s', 'ü')", values: ['a', "it's", 'ü'] },
  set: { sql: "set('x', 'y', 'z')", info: { kind: 'set' }, values: [['x', 'z'], []] },
  text: { sql: 'text', values: ['', 'ä€😀\'"\\', ' 5'] },
  char: { sql: 'char(5)', values: ['ab'] },
  blob: { sql: 'blob', values: bytes },
  varbinary: { sql: 'varbinary(10)', values: bytes },
  uuid: { sql: 'char(36)', info: { kind: 'uuid' }, values: ['123e4567-e89b-12d3-a456-426614174000'] },
  point: { sql: 'point', info: { kind: 'point' }, values: [{ x: 1.5, y: -2 }] },
  list: { sql: 'json', info: { kind: 'text', dimensions: 1 }, values: [['a', 'b,"c'], []] },
};

const postgres: Readonly<Record<string, Case>> = {
  boolean: { sql: 'boolean', values: [true, false] },
  smallint: { sql: 'smallint', values: [-32_768, 32_767] },
  integer: { sql: 'integer', values: [-2_147_483_648, 2_147_483_647] },
  bigint: { sql: 'bigint', values: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER] },
  bigint_exact: {
    sql: 'bigint',
    info: { kind: 'int64', int64: 'bigint' },
    values: [9_007_199_254_740_993n, -9_223_372_036_854_775_808n],
  },
  bigint_text: { sql: 'bigint', info: { kind: 'int64', int64: 'string' }, values: ['9223372036854775807'] },
  uint64: {
    sql: 'numeric(20)',
    info: { kind: 'uint64', int64: 'bigint' },
    values: [18_446_744_073_709_551_615n],
  },
  numeric: { sql: 'numeric', values: ['12345678901234567890.12345678901234567890', '-0.10', 'NaN'] },
  real: { sql: 'real', values: [1.1, 16_777_216, Infinity] },
  double: { sql: 'double precision', values: [1.1, 5e-324, 0.1 + 0.2, Number.NaN] },
  date: { sql: 'date', values: ['2024-02-29', '0001-01-01'] },
  timestamp: { sql: 'timestamp', values: [...times, new Date('0044-03-15T00:00:00Z')] },
  timestamptz: {
    sql: 'timestamptz',
    values: [...times, new Date('-000043-03-15T01:02:03.004Z'), new Date('+012024-01-01T00:00:00Z')],
    literal: ['2024-05-06 07:08:09.123456+02', new Date('2024-05-06T05:08:09.123Z')],
  },
  infinity: {
    sql: 'timestamptz',
    values: [new Date(8.64e15), new Date(-8.64e15)],
    literal: ['infinity', new Date(8.64e15)],
  },
  time: { sql: 'time', values: ['23:59:58.123456', '00:00:00'] },
  timetz: { sql: 'timetz', values: ['23:59:58+02'] },
  interval: {
    sql: 'interval',
    values: ['P1Y2M3DT4H5M6.7S', 'PT0S', 'P-1D'],
    literal: ['1 day 2 hours', 'P1DT2H'],
  },
  json: { sql: 'json', info: { kind: 'json' }, values: json },
  jsonb: { sql: 'jsonb', info: { kind: 'json' }, values: json },
  jsonb_own: { sql: 'jsonb', values: [{ a: [1] }], literal: ['"x"', 'x'] },
  enum: { sql: 'mood', values: ['sad', 'very happy'] },
  enums: { sql: 'mood[]', values: [['sad', 'very happy', null], []] },
  enums_model: { sql: 'mood[]', info: { kind: 'enum', dimensions: 1 }, values: [['very happy']] },
  set: { sql: 'text[]', info: { kind: 'set' }, values: [['x', 'z'], []] },
  text: { sql: 'text', values: ['', 'ä€😀\'"\\', ' 5'] },
  bytea: { sql: 'bytea', values: bytes },
  uuid: { sql: 'uuid', values: ['123e4567-e89b-12d3-a456-426614174000'] },
  inet: { sql: 'inet', values: ['::1', '10.0.0.0/8'] },
  range: { sql: 'int4range', values: ['[1,5)', 'empty'] },
  bits: { sql: 'bit varying(9)', values: ['101', ''] },
  bit: { sql: 'bit(1)', info: { kind: 'boolean' }, values: [], literal: ['1', true] },
  point: { sql: 'point', info: { kind: 'point' }, values: [{ x: 1.5, y: -2 }] },
  integers: {
    sql: 'int[]',
    values: [
      [1, null, 3],
      [
        [1, 2],
        [3, 4],
      ],
      [],
    ],
  },
  texts: { sql: 'text[]', values: [['a,b', 'NULL', '', '{}', '\\"', ' x']] },
  dates: { sql: 'timestamptz[]', values: [times] },
  bytes: { sql: 'bytea[]', values: [bytes] },
  jsons: { sql: 'jsonb[]', info: { kind: 'json', dimensions: 1 }, values: [[{ a: [1] }, [1], 'x']] },
  bigints: {
    sql: 'bigint[]',
    info: { kind: 'int64', dimensions: 1, int64: 'bigint' },
    values: [[9_007_199_254_740_993n]],
  },
  ranges: { sql: 'int4range[]', values: [['[1,5)', 'empty']] },
  domain: { sql: 'positive', values: [5] },
};

/** Names of columns that no dialect takes for a word of its own. */
function withColumns(cases: Readonly<Record<string, Case>>): Readonly<Record<string, Case>> {
  return Object.fromEntries(Object.entries(cases).map(([name, each]) => [`c_${name}`, each]));
}

const suites = { mysql: withColumns(mysql), postgres: withColumns(postgres) };

function tableOf(cases: Readonly<Record<string, Case>>): TableInfo {
  const known = Object.entries(cases).flatMap(([column, { info }]) =>
    info === undefined ? [] : [[column, { column, ...info }] as const],
  );
  return { name: 'samples', columns: Object.fromEntries(known), primaryKey: [], uniqueKeys: {} };
}

async function prepare(session: Session, cases: Readonly<Record<string, Case>>): Promise<void> {
  if (session.dialect === 'postgres') {
    await session.run("create type mood as enum ('sad', 'very happy')", []);
    await session.run('create domain positive as int check (value > 0)', []);
  }
  const columns = Object.entries(cases).map(([name, { sql }]) => `${name} ${sql}`);
  await session.run(`create table samples (${columns.join(', ')})`, []);
}

/** Writes one value and reads it back. */
async function roundTrip(session: Session, column: string, value: unknown): Promise<unknown> {
  const parameter = session.dialect === 'postgres' ? '$1' : '?';
  await session.run('delete from samples', []);
  await session.run(`insert into samples (${column}) values (${parameter})`, [value]);
  const { rows } = await session.run<Record<string, unknown>>(`select ${column} as it from samples`, []);
  return rows[0]?.['it'];
}

describe.for(['mysql', 'postgres'] as const)('values on %s', (dialect) => {
  const cases = suites[dialect];

  it('come back as they were written', async ({ skip }) => {
    const table = tableOf(cases);
    const database = await openTestDatabase(dialect, { pool: { max: 1 } }, { tables: [table] });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    await prepare(session, cases);
    for (const [name, { info, values, literal }] of Object.entries(cases)) {
      const column: ColumnInfo = { column: name, kind: 'unknown', ...info };
      const encode = (value: unknown): unknown =>
        info === undefined ? value : session.encode(value, column);
      for (const value of values) expect(await roundTrip(session, name, encode(value)), name).toEqual(value);
      expect(await roundTrip(session, name, encode(null)), name).toBeNull();
      if (literal !== undefined) expect(await roundTrip(session, name, literal[0]), name).toEqual(literal[1]);
    }
  });

  it('that a number cannot hold are refused, never rounded', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    await session.run('create table t (big bigint)', []);
    const parameter = dialect === 'postgres' ? '$1' : '?';
    await session.run(`insert into t values (${parameter})`, [9_007_199_254_740_993n]);
    await expect(session.run('select big from t', [])).rejects.toThrow(UnsafeInt64Error);
    await expect(session.run('select big from t', [])).rejects.toThrow('"big"');
  });

  it.for([undefined, new Date(Number.NaN), () => 1])(
    'that are no values are refused: %s',
    async (value, { skip }) => {
      const database = await openTestDatabase(dialect);
      if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
      const parameter = dialect === 'postgres' ? '$1' : '?';
      await expect(database.session.run(`select ${parameter} as v`, [value])).rejects.toMatchObject({
        kind: 'invalid-value',
      });
    },
  );
});

it('reads the zero dates of MySQL as null', async ({ skip }) => {
  const database = await openTestDatabase('mysql', { pool: { max: 1 } });
  if (database === undefined) return skip('There is no mysql server on this machine.');
  const { session } = database;
  await session.run("set sql_mode = ''", []);
  await session.run('create table t (d date, dt datetime, ts timestamp null)', []);
  await session.run("insert into t values ('0000-00-00', '0000-00-00', '0000-00-00')", []);
  expect((await session.run('select * from t', [])).rows).toEqual([{ d: null, dt: null, ts: null }]);
});

it.for(['text', 'uuid', 'enum', 'date', 'time'] satisfies ValueKind[])(
  'reads a column of PostgreSQL that the model calls %s as text',
  async (kind, { skip }) => {
    const table: TableInfo = {
      name: 't',
      columns: { v: { column: 'v', kind } },
      primaryKey: [],
      uniqueKeys: {},
    };
    const database = await openTestDatabase('postgres', {}, { tables: [table] });
    if (database === undefined) return skip('There is no postgres server on this machine.');
    const { session } = database;
    await session.run('create table t (v timestamptz)', []);
    await session.run('insert into t values ($1)', ['2024-05-06T07:08:09Z']);
    expect((await session.run('select v from t', [])).rows).toEqual([{ v: '2024-05-06 07:08:09+00' }]);
  },
);
