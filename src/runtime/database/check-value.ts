import { InvalidQueryError } from './model-errors.ts';
import type { ValueKind } from './table.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/**
 * What the columns of a kind may be compared with. Databases compare a number with a text by making a number of both (0
 * equals every text on MySQL), so values of another type are refused before.
 */
const comparedValues: Partial<Readonly<Record<ValueKind, (value: unknown) => boolean>>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isFinite,
  int64: isInteger,
  uint64: isInteger,
  decimal: (value) => isInteger(value) || (typeof value === 'string' && decimal.test(value)),
  float: Number.isFinite,
  text: isText,
  uuid: isText,
  date: isText,
  datetime: (value) => isText(value) || (value instanceof Date && !Number.isNaN(value.getTime())),
  time: isText,
  interval: isText,
  enum: isText,
  bits: isText,
  bytes: (value) => value instanceof Uint8Array,
};

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isInteger(value: unknown): boolean {
  if (typeof value === 'string') return /^-?\d+$/.test(value);
  return typeof value === 'bigint' || Number.isFinite(value);
}

/** Whether values of the column have an order and an equality that all databases agree on. */
export function isComparable({ info }: LayoutColumn): boolean {
  return comparedValues[info.kind] !== undefined && (info.dimensions ?? 0) === 0;
}

/** Refuses a value that the column cannot be compared with. */
export function checkValue(layout: TableLayout, column: LayoutColumn, value: unknown): void {
  const { info, property } = column;
  if (!isComparable(column)) throw notComparable(layout, column);
  if (comparedValues[info.kind]?.(value) === true) return;
  const got = value === undefined ? 'undefined, which never means every row' : describe(value);
  throw new InvalidQueryError(
    layout.table.name,
    `The column ${JSON.stringify(property)} (${info.kind}) was compared with ${got}.`,
  );
}

/** The error of asking for values of a column that databases do not compare alike. */
export function notComparable(
  layout: TableLayout,
  { property, info }: LayoutColumn,
): InvalidQueryError {
  return new InvalidQueryError(
    layout.table.name,
    `The column ${JSON.stringify(property)} (${info.kind}) can only be asked for null: use a query of your own through db.`,
  );
}

function describe(value: unknown): string {
  if (value === null) return 'null inside a comparison';
  return typeof value === 'number'
    ? `the number ${value}`
    : `a ${typeof value} that it cannot hold`;
}
