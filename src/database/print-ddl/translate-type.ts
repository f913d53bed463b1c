import type { Dialect } from '../dialect.ts';
import { quoteTypeName } from '../postgres/quote-type-name.ts';
import type { ColumnType } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';

/** What a type is used for. */
export interface TypePlace {
  /** What an enum is called where it is a type of its own. */
  readonly enumName: string;
  /** An index must hold the values whole. */
  readonly isKey: boolean;
  /** The database gives the numbers. */
  readonly isNumbered: boolean;
}

/** The type of a dialect that holds the values of a type of another one. */
export function translateType(type: ColumnType, to: Dialect, place: TypePlace): ColumnType {
  const sql =
    to === 'sqlite'
      ? sqliteType(type, place)
      : to === 'mysql'
        ? mysqlType(type, place.isKey)
        : postgresType(type, place);
  const name = sql.replace(/\s*[([].*$/s, '').toLowerCase();
  const { characters: _characters, ...rest } = type;
  return { ...rest, name, sql, dimensions: 0 };
}

// TEXT for what must keep every digit or letter: SQLite makes numbers of what looks like one in most other types.
const sqliteTypes: Partial<Record<ValueKind, string>> = {
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  int64: 'BIGINT',
  uint64: 'BIGINT UNSIGNED',
  float: 'REAL',
  datetime: 'DATETIME',
  json: 'JSON',
  bytes: 'BLOB',
};

function sqliteType({ kind, dimensions }: ColumnType, { isNumbered }: TypePlace): string {
  // Under any other name SQLite numbers nothing.
  if (isNumbered) return 'INTEGER';
  return dimensions > 0 ? 'JSON' : (sqliteTypes[kind] ?? 'TEXT');
}

const mysqlTypes: Partial<Record<ValueKind, string>> = {
  boolean: 'tinyint(1)',
  integer: 'int',
  int64: 'bigint',
  uint64: 'bigint unsigned',
  float: 'double',
  uuid: 'char(36)',
  date: 'date',
  json: 'json',
  vector: 'json',
  point: 'point',
};

// An index holds at most 3072 bytes, which are 768 characters of four bytes.
const keyLength = 255;

function mysqlType(type: ColumnType, isKey: boolean): string {
  const { kind, length, precision } = type;
  if (type.dimensions > 0) return 'json';
  switch (kind) {
    case 'decimal':
      return `decimal(${Math.min(precision ?? 65, 65)},${Math.min(type.scale ?? 30, 30)})`;
    case 'datetime':
      return `datetime(${Math.min(precision ?? 6, 6)})`;
    case 'time':
      return `time(${Math.min(precision ?? 6, 6)})`;
    case 'enum':
    case 'set':
      return kind;
    case 'bytes':
      return isKey ? `varbinary(${Math.min(length ?? keyLength, 3072)})` : 'longblob';
    default: {
      const found = mysqlTypes[kind];
      if (found !== undefined) return found;
      if (length !== null && length <= (isKey ? 768 : 16383)) return `varchar(${length})`;
      return isKey ? `varchar(${keyLength})` : 'longtext';
    }
  }
}

const postgresTypes: Partial<Record<ValueKind, string>> = {
  boolean: 'boolean',
  integer: 'integer',
  int64: 'bigint',
  float: 'double precision',
  uuid: 'uuid',
  date: 'date',
  interval: 'interval',
  json: 'jsonb',
  bytes: 'bytea',
  point: 'point',
  vector: 'double precision[]',
};

function postgresType(type: ColumnType, { enumName, isNumbered }: TypePlace): string {
  const { kind, length, precision, scale } = type;
  switch (kind) {
    case 'decimal':
      return precision === null ? 'numeric' : `numeric(${precision},${scale ?? 0})`;
    case 'datetime':
      return `timestamp(${Math.min(precision ?? 6, 6)}) without time zone`;
    case 'time':
      return `time(${Math.min(precision ?? 6, 6)}) without time zone`;
    case 'uint64':
      // Nothing counts beyond what a bigint holds.
      return isNumbered ? 'bigint' : 'numeric(20,0)';
    case 'enum':
      return quoteTypeName(enumName);
    case 'text':
      return length === null || length > 10_485_760 ? 'text' : `character varying(${length})`;
    default:
      return postgresTypes[kind] ?? 'text';
  }
}
