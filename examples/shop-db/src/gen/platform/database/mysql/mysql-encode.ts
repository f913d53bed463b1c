import mysql from 'mysql2';
import type { Encode } from '../encode.ts';
import { isPoint, noValue, toBuffer, validTime, writeJson, type Point } from '../parameter.ts';
import type { ColumnInfo } from '../table.ts';

// The package exports it in a way that Node cannot see from an ES module.
const { TypedParameter } = mysql;

const maxInt64 = 2n ** 63n - 1n;

/** What is sent for a value whose column nobody knows. Whole numbers are sent as such: as a double, 1e15 is `'1e15'`. */
export function bindMysql(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) ? TypedParameter.BIGINT(value) : value;
    case 'bigint':
      return value > maxInt64
        ? TypedParameter.BIGINT.unsigned(value)
        : TypedParameter.BIGINT(value);
    case 'object':
      return bindObject(value);
    case 'string':
    case 'boolean':
      return value;
    default:
      throw noValue(value);
  }
}

/**
 * How values of a column are sent. A double holds what fits into a column of 32 bits, and costs a fraction of an integer
 * that the driver checks.
 */
export function mysqlBinding({ kind, dimensions = 0 }: ColumnInfo): Encode {
  return kind === 'integer' && dimensions === 0 ? bindInteger : bindMysql;
}

function bindInteger(value: unknown): unknown {
  return typeof value === 'number' ? value : bindMysql(value);
}

function bindObject(value: object | null): unknown {
  if (value === null || value instanceof TypedValue) return value;
  if (value instanceof Uint8Array) return toBuffer(value);
  if (value instanceof Date) return validTime(value);
  return writeJson(value) ?? null;
}

// The driver exports the makers of typed parameters, but not their class.
const TypedValue = TypedParameter.NULL().constructor;

/** How a value of a column is sent; undefined where {@link bindMysql} does what is needed. */
export function mysqlEncoder({ kind, dimensions = 0 }: ColumnInfo): Encode | undefined {
  if (dimensions > 0) return writeJson;
  switch (kind) {
    case 'json':
      return writeJson;
    case 'set':
      return (value) => (Array.isArray(value) ? value.join(',') : value);
    case 'int64':
      return (value) => (isDigits(value) ? TypedParameter.BIGINT(value) : value);
    case 'uint64':
      return (value) => (isDigits(value) ? TypedParameter.BIGINT.unsigned(value) : value);
    case 'decimal':
      return String;
    case 'bits':
      return (value) =>
        typeof value === 'string' && /^[01]+$/.test(value)
          ? TypedParameter.BIGINT.unsigned(BigInt(`0b${value}`))
          : value;
    case 'point':
      return (value) => (isPoint(value) ? geometryOf(value) : value);
    case 'vector':
      return (value) => (Array.isArray(value) ? toBuffer(Float32Array.from(value)) : value);
    case 'boolean':
    case 'integer':
    case 'float':
    case 'text':
    case 'uuid':
    case 'date':
    case 'datetime':
    case 'time':
    case 'interval':
    case 'enum':
    case 'bytes':
    case 'geometry':
    case 'unknown':
      return undefined;
  }
}

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value);
}

/** A point as both servers store it: no reference system, then little-endian WKB. */
function geometryOf({ x, y }: Point): Buffer {
  const bytes = Buffer.alloc(25);
  bytes.writeUInt8(1, 4);
  bytes.writeUInt32LE(1, 5);
  bytes.writeDoubleLE(x, 9);
  bytes.writeDoubleLE(y, 17);
  return bytes;
}
