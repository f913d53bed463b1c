import type { ValueKind } from '../value-kind.ts';

/** What the numbers in parentheses behind a type are. */
export type TypeArguments = 'length' | 'digits' | 'fraction' | 'other';

/** A type that PostgreSQL or a well-known extension brings along. */
export interface BuiltinType {
  /** The name that people write. */
  readonly name: string;
  /** What the server prints before the arguments, and behind them. */
  readonly sql: readonly [before: string, behind: string];
  readonly kind: ValueKind;
  readonly arguments: TypeArguments;
}

type Row = readonly [
  name: string,
  kind: ValueKind,
  spelling?: { readonly sql?: string; readonly behind?: string; readonly arguments?: TypeArguments },
];

const rows: Readonly<Record<string, Row>> = {
  bool: ['boolean', 'boolean'],
  int2: ['smallint', 'integer'],
  int4: ['integer', 'integer'],
  int8: ['bigint', 'int64'],
  oid: ['oid', 'integer'],
  float4: ['real', 'float'],
  float8: ['double precision', 'float'],
  numeric: ['numeric', 'decimal', { arguments: 'digits' }],
  money: ['money', 'text'],
  text: ['text', 'text'],
  varchar: ['varchar', 'text', { sql: 'character varying', arguments: 'length' }],
  bpchar: ['char', 'text', { sql: 'character', arguments: 'length' }],
  bit: ['bit', 'bits', { arguments: 'length' }],
  varbit: ['varbit', 'bits', { sql: 'bit varying', arguments: 'length' }],
  bytea: ['bytea', 'bytes'],
  uuid: ['uuid', 'uuid'],
  date: ['date', 'date'],
  timestamp: ['timestamp', 'datetime', { behind: ' without time zone', arguments: 'fraction' }],
  timestamptz: [
    'timestamptz',
    'datetime',
    { sql: 'timestamp', behind: ' with time zone', arguments: 'fraction' },
  ],
  time: ['time', 'time', { behind: ' without time zone', arguments: 'fraction' }],
  timetz: ['timetz', 'time', { sql: 'time', behind: ' with time zone', arguments: 'fraction' }],
  interval: ['interval', 'interval', { arguments: 'fraction' }],
  json: ['json', 'json'],
  jsonb: ['jsonb', 'json'],
  point: ['point', 'point'],
  vector: ['vector', 'vector', { arguments: 'length' }],
  halfvec: ['halfvec', 'vector', { arguments: 'length' }],
  geometry: ['geometry', 'geometry'],
  geography: ['geography', 'geometry'],
  raster: ['raster', 'geometry'],
  sparsevec: ['sparsevec', 'text', { arguments: 'length' }],
};

/** Types whose values are texts, for the server and for programs. */
const texts = `name citext xml inet cidr macaddr macaddr8 tsvector tsquery jsonpath hstore ltree lquery ltxtquery
  int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange nummultirange tsmultirange
  tstzmultirange datemultirange line lseg box path polygon circle pg_lsn pg_snapshot txid_snapshot xid xid8 cid tid
  regclass regtype regproc regprocedure regoper regoperator regrole regnamespace regconfig regdictionary refcursor
  aclitem int2vector oidvector cube seg isbn isbn13 issn issn13 ean13 upc ismn ismn13 box2d box3d semver`;

function toType([name, kind, { sql = name, behind = '', arguments: of = 'other' } = {}]: Row): BuiltinType {
  return { name, kind, sql: [sql, behind], arguments: of };
}

/** Types by the name that the catalogue has for them: `int4`, `bpchar`. */
export const builtinTypes: ReadonlyMap<string, BuiltinType> = new Map([
  ...Object.entries(rows).map(([name, row]) => [name, toType(row)] as const),
  ...texts.split(/\s+/).map((name) => [name, toType([name, 'text'])] as const),
  // Quoted, since "char" without quotes is another type.
  ['char', toType(['char', 'text', { sql: '"char"' }])] as const,
]);
