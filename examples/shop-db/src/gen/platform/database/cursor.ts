import { createHash } from 'node:crypto';
import { InvalidCursorError } from './model-errors.ts';

/** Where a page ends: the values that its last row is sorted by, and which way the list goes on from there. */
export interface Cursor {
  readonly isBackward: boolean;
  /** One for each column that rows are sorted by. */
  readonly values: readonly unknown[];
}

/** A cursor as text for a URL. The list says what it belongs to: its table and its order. */
export function writeCursor({ isBackward, values }: Cursor, list: string): string {
  const text = JSON.stringify([isBackward ? 1 : 0, ...values.map(toJson)]);
  return Buffer.from(checksum(text, list) + text).toString('base64url');
}

/**
 * Reads a cursor back. Throws an {@link InvalidCursorError} for everything that {@link writeCursor} did not write for this
 * very list: cut off, changed, or of another order.
 */
export function readCursor(cursor: string, list: string, columns: number): Cursor {
  const content = Buffer.from(cursor, 'base64url').toString();
  const text = content.slice(checksumLength);
  if (content.slice(0, checksumLength) !== checksum(text, list)) throw new InvalidCursorError();
  const [direction, ...values]: unknown[] = JSON.parse(text);
  if (values.length !== columns) throw new InvalidCursorError();
  return { isBackward: direction === 1, values: values.map(fromJson) };
}

const checksumLength = 10;

/** Finds mistakes, and keeps no secret: whoever forges a cursor sees rows that the condition lets everybody see. */
function checksum(text: string, list: string): string {
  return createHash('sha256')
    .update(`${list}\n${text}`)
    .digest('base64url')
    .slice(0, checksumLength);
}

/** What JSON has no value for, in a list with its type. */
function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return ['bigint', String(value)];
  if (value instanceof Uint8Array) return ['bytes', Buffer.from(value).toString('base64')];
  return value;
}

function fromJson(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [type, text]: unknown[] = value;
  return type === 'bigint' ? BigInt(String(text)) : Buffer.from(String(text), 'base64');
}
