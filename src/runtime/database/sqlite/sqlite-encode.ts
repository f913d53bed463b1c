import type { SQLInputValue } from 'node:sqlite';
import type { Encode } from '../encode.ts';
import { noValue, validTime, writeJson } from '../parameter.ts';
import type { ColumnInfo } from '../table.ts';

/**
 * What SQLite stores for a value whose column nobody knows. Whole numbers are bound as integers: a number of JavaScript
 * would be stored as `5.0` in a column of texts.
 */
export function bindSqlite(value: unknown): SQLInputValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'object':
      return bindObject(value);
    default:
      throw noValue(value);
  }
}

function bindObject(value: object | null): SQLInputValue {
  if (value === null) return null;
  if (value instanceof Uint8Array) return value;
  // As ISO 8601 in UTC dates sort as text.
  if (value instanceof Date) return validTime(value).toISOString();
  return writeJson(value) ?? null;
}

/** How a value of a column is written; undefined where {@link bindSqlite} does what is needed. */
export function sqliteEncoder({ kind, dimensions = 0 }: ColumnInfo): Encode | undefined {
  if (dimensions > 0 || kind === 'point' || kind === 'vector') return writeJson;
  if (kind === 'json') return writeJson;
  if (kind === 'set') return (value) => (Array.isArray(value) ? value.join(',') : value);
  // Digits that came as text would be stored as text in a column without affinity.
  if (kind === 'int64' || kind === 'uint64')
    return (value) =>
      typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? BigInt(value) : value;
  // Numbers would lose the digits behind the point that a decimal has.
  if (kind === 'decimal') return String;
  if (kind === 'float') return (value) => value;
  return undefined;
}
