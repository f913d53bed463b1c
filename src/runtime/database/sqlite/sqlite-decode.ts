import type { StatementColumnMetadata } from 'node:sqlite';
import type { Decode } from '../driver.ts';
import { int64Decoder } from '../int64.ts';
import { readJson, unreadableText } from '../read-json.ts';
import { planRows, type RowPlan } from '../row-plan.ts';
import type { TableIndex } from '../table-index.ts';
import type { ColumnInfo, ValueKind } from '../table.ts';

/** How rows of a statement are read: by what the models know of a column, else by the type that it was declared with. */
export function planSqliteRows(
  columns: readonly StatementColumnMetadata[],
  tables: TableIndex,
): RowPlan {
  return planRows(
    columns.map((column) => ({ name: column.name, decode: decoderOf(column, tables) })),
  );
}

function decoderOf(meta: StatementColumnMetadata, tables: TableIndex): Decode | undefined {
  const known =
    meta.table === null || meta.column === null
      ? undefined
      : tables.find(meta.database, meta.table, meta.column);
  const info: Pick<ColumnInfo, 'kind' | 'dimensions' | 'int64'> = known ?? {
    kind: kindOfDeclaredType(meta.type),
  };
  if ((info.dimensions ?? 0) > 0) return listDecoder(info, meta.name);
  return valueDecoder(info, meta.name);
}

/** Integers arrive as numbers that are exact, or as bigints, so that none is rounded on its way. */
function valueDecoder(info: Pick<ColumnInfo, 'kind' | 'int64'>, name: string): Decode | undefined {
  switch (info.kind) {
    case 'boolean':
      return readBoolean;
    case 'integer':
    case 'float':
      return (value) => (typeof value === 'bigint' ? Number(value) : value);
    case 'int64':
    case 'uint64':
      return int64Decoder(info.int64, name);
    case 'decimal':
      return String;
    case 'datetime':
      return (value) => readTime(value, name);
    case 'json':
    case 'point':
    case 'vector':
      return jsonDecoder(name);
    case 'set':
      return (value) => (value === '' ? [] : String(value).split(','));
    case 'text':
    case 'uuid':
    case 'date':
    case 'time':
    case 'interval':
    case 'enum':
    case 'bits':
    case 'bytes':
      return undefined;
    case 'geometry':
    case 'unknown':
      return exactDecoder(name);
  }
}

function exactDecoder(name: string): Decode {
  const exact = int64Decoder('number', name);
  return (value) => (typeof value === 'bigint' ? exact(value) : value);
}

/** SQLite stores a text that is a number as one, where the column is declared as JSON. */
function jsonDecoder(name: string): Decode {
  const exact = exactDecoder(name);
  return (value) => (typeof value === 'string' ? readJson(value, name) : exact(value));
}

/** Lists are stored as JSON. */
function listDecoder(info: Pick<ColumnInfo, 'kind' | 'int64'>, name: string): Decode {
  const decode = valueDecoder(info, name);
  const walk = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(walk)
      : value === null || decode === undefined
        ? value
        : decode(value);
  return (value) => (typeof value === 'string' ? walk(readJson(value, name)) : value);
}

/** What a declared type means, by the words in it: SQLite takes any text for a type. Null for what was computed. */
export function kindOfDeclaredType(type: string | null): ValueKind {
  const word = (type ?? '').toLowerCase();
  if (/bool/.test(word)) return 'boolean';
  if (/datetime|timestamp/.test(word)) return 'datetime';
  if (/json/.test(word)) return 'json';
  if (/int/.test(word) && !/point|interval/.test(word)) return 'int64';
  if (/dec|num|money/.test(word)) return 'decimal';
  if (/real|floa|doub/.test(word)) return 'float';
  if (/blob|binary|bytea/.test(word)) return 'bytes';
  if (/char|clob|text|date|time|uuid|interval/.test(word)) return 'text';
  return 'unknown';
}

function readBoolean(value: unknown): unknown {
  return typeof value === 'string' ? /^(?:1|t|true|y|yes|on)$/i.test(value) : Number(value) !== 0;
}

/**
 * Times are text in UTC, with or without `T` and `Z`. Numbers are the seconds since 1970 that SQLite's own functions
 * count, or the milliseconds that programs in JavaScript do; nobody means the year 5138.
 */
function readTime(value: unknown, name: string): Date {
  const time =
    typeof value === 'string' ? new Date(utcText(value)) : new Date(milliseconds(Number(value)));
  if (Number.isNaN(time.getTime())) throw unreadableText(name, 'time');
  return time;
}

function utcText(text: string): string {
  // As this platform writes them.
  if (text.endsWith('Z') && text[10] === 'T') return text;
  const joined = text.trim().replace(' ', 'T');
  if (/^\d{4}-\d\d-\d\d$/.test(joined)) return joined;
  return /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(joined) ? joined : `${joined}Z`;
}

function milliseconds(count: number): number {
  return Math.abs(count) < 1e11 ? count * 1000 : count;
}
