import type { ColumnType } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';

const kinds: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ...entries('boolean', 'boolean bool'),
  ...entries('integer', 'int integer tinyint smallint mediumint int2 int4 year serial'),
  ...entries('int64', 'bigint int8 bigserial long'),
  ['unsigned big int', 'uint64'],
  ...entries('decimal', 'decimal numeric money number dec fixed'),
  ...entries('float', 'real double float float4 float8'),
  ['double precision', 'float'],
  ...entries('date', 'date'),
  ...entries('datetime', 'datetime timestamp timestamptz'),
  ['timestamp with time zone', 'datetime'],
  ['timestamp without time zone', 'datetime'],
  ...entries('time', 'time timetz'),
  ...entries('json', 'json jsonb'),
  ...entries('uuid', 'uuid guid uniqueidentifier'),
  ...entries('bytes', 'blob tinyblob mediumblob longblob binary varbinary bytea image'),
]);

function entries(kind: ValueKind, names: string): [string, ValueKind][] {
  return names.split(' ').map((name) => [name, kind]);
}

/** What the type of a column says. SQLite takes any words; which they are decides only how a value is stored. */
export function sqliteColumnType(declared: string): ColumnType {
  const text = declared.trim().replaceAll(/\s+/g, ' ');
  const [, before = '', list = '', behind = ''] = /^([^(]*)(?:\(([^)]*)\))?(.*)$/s.exec(text) ?? [];
  const words = `${before} ${behind}`.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const name = words.replace(/ ?\bunsigned\b(?! big)/, '').trim();
  const isUnsigned = /\bunsigned\b/.test(words);
  const [first, second] = list.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : null));
  const kind = kindOf(name, isUnsigned, first ?? null);
  const isDigits = kind === 'decimal' || kind === 'float';
  return {
    name,
    sql: text,
    kind,
    length: isDigits || kind === 'datetime' || kind === 'time' ? null : (first ?? null),
    precision: isDigits || kind === 'datetime' || kind === 'time' ? (first ?? null) : null,
    scale: isDigits && list !== '' ? (second ?? 0) : null,
    isUnsigned,
    values: [],
    dimensions: 0,
  };
}

function kindOf(name: string, isUnsigned: boolean, length: number | null): ValueKind {
  // Ported from MySQL, where this is how a truth value is declared.
  if (name === 'tinyint' && length === 1) return 'boolean';
  const known = kinds.get(name);
  if (known === 'int64' && isUnsigned) return 'uint64';
  if (known !== undefined) return known;
  // The order in which SQLite itself looks for what a value is stored as.
  if (name.includes('int')) return 'integer';
  if (/char|clob|text/.test(name)) return 'text';
  if (name.includes('blob')) return 'bytes';
  return /real|floa|doub/.test(name) ? 'float' : 'unknown';
}
