import type { Encode } from '../encode.ts';
import { isPoint, noValue, toBuffer, validTime, writeJson } from '../parameter.ts';
import type { ColumnInfo, ValueKind } from '../table.ts';
import { writePostgresArray } from './postgres-array.ts';
import { writePostgresTime } from './postgres-time.ts';

/** What is sent for a value whose column nobody knows: lists as arrays, other objects as JSON. */
export function bindPostgres(value: unknown): string | Buffer | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return bindObject(value);
    default:
      throw noValue(value);
  }
}

function bindObject(value: object | null): string | Buffer | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return toBuffer(value);
  if (value instanceof Date) return writePostgresTime(validTime(value));
  if (Array.isArray(value)) return writePostgresArray(value, bindPostgres);
  return writeJson(value) ?? null;
}

/** How a value of a column is sent; undefined where {@link bindPostgres} does what is needed. */
export function postgresEncoder({ kind, dimensions = 0 }: ColumnInfo): Encode | undefined {
  const encode = valueEncoder(kind);
  if (dimensions === 0 || encode === undefined) return encode;
  return (value) =>
    Array.isArray(value)
      ? writePostgresArray(value, (item) => bindPostgres(encode(item)), dimensions)
      : value;
}

function valueEncoder(kind: ValueKind): Encode | undefined {
  // Lists would become arrays, and texts would be taken for JSON.
  if (kind === 'json') return writeJson;
  if (kind === 'point') return (value) => (isPoint(value) ? `(${value.x},${value.y})` : value);
  if (kind === 'vector') return (value) => (Array.isArray(value) ? `[${value.join(',')}]` : value);
  return undefined;
}
