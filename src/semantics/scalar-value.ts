import { integerBounds, type IntegerName } from '../base/integer-type.ts';
import type { Shape } from './shape.ts';

/** A value that a scalar type can take; a 64-bit integer that JavaScript would round stands in its digits. */
export type Scalar = string | number | boolean;

/** A parsed value, or a sentence part saying why the text is no value of the type. */
export type ScalarResult = { readonly value: Scalar } | { readonly problem: string };

const booleanWords: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['t', true],
  ['0', false],
  ['false', false],
  ['f', false],
]);

/** Reads text of a tag as a value of a scalar type; other shapes take no such value. */
export function parseScalar(text: string, shape: Shape): ScalarResult {
  switch (shape.kind) {
    case 'string':
      return { value: text };
    case 'boolean': {
      const value = booleanWords.get(text.trim().toLowerCase());
      return value === undefined ? { problem: 'it must be "true" or "false"' } : { value };
    }
    case 'integer':
      return parseInteger(text.trim(), shape.name);
    case 'float': {
      const value = Number(text.trim());
      return text.trim() !== '' && Number.isFinite(value) ? { value } : { problem: 'it must be a number' };
    }
    case 'time':
      return isTimestamp(text)
        ? { value: text }
        : { problem: 'it must be a time like "2024-01-31T12:00:00Z"' };
    case 'any':
    case 'unknown':
      return { value: text };
    default:
      return { problem: 'this type takes no single value' };
  }
}

function parseInteger(text: string, name: IntegerName): ScalarResult {
  if (!/^[-+]?\d+$/.test(text)) return { problem: 'it must be a whole number' };
  const exact = BigInt(text.startsWith('+') ? text.slice(1) : text);
  const { minimum, maximum } = integerBounds(name);
  if (exact < minimum || exact > maximum) return { problem: `it must lie between ${minimum} and ${maximum}` };
  const value = Number(exact);
  if (Number.isSafeInteger(value)) return { value };
  const isExact = name === 'int64' || name === 'uint64';
  return isExact ? { value: exact.toString() } : { problem: 'JavaScript cannot hold it exactly' };
}

/** RFC 3339 with a date that exists. */
export function isTimestamp(text: string): boolean {
  const form =
    /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[-+]\d{2}:\d{2})$/;
  const [, year, month, day] = form.exec(text.trim()) ?? [];
  return day !== undefined && Number(day) <= daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
