import { DatabaseError } from './database-error.ts';

/** JSON text of a value. 64-bit integers in it are written as text, because readers of JSON would round them. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // It refuses bigints. Most values have none, and asking every member would take several times as long.
    return JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'bigint' ? String(member) : member,
    );
  }
}

/** The same bytes as a Buffer, which drivers want; not copied. */
export function toBuffer(bytes: ArrayBufferView): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A point of a plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether a value is a {@link Point}. */
export function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value;
}

/** A time that can be sent. Throws a `DatabaseError` for an invalid one. */
export function validTime(value: Date): Date {
  if (!Number.isNaN(value.getTime())) return value;
  const message = 'A parameter is an invalid Date.';
  throw new DatabaseError({ kind: 'invalid-value' }, { message });
}

/** The error of a parameter that is no value: `undefined`, a function, a symbol. */
export function noValue(value: unknown): DatabaseError {
  const message = `A parameter is ${typeof value}. Give null where there is no value.`;
  return new DatabaseError({ kind: 'invalid-value' }, { message });
}
