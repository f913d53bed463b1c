import type { Dialect } from '../dialect.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnDefault, ColumnSchema, ColumnType } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';

const numeric: ReadonlySet<ValueKind> = new Set([
  'boolean',
  'integer',
  'int64',
  'uint64',
  'decimal',
  'float',
]);
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

// MySQL takes a constant default of these only as an expression.
const needsParentheses = /^(?:tiny|medium|long)?(?:text|blob)$|^json$|^geometry$/;

// What may stand behind DEFAULT without parentheses in MySQL and SQLite.
const mysqlTime = /^(?:current_timestamp|now|localtime|localtimestamp)(?:\(\d*\))?$/i;
const sqliteTime = /^current_(?:timestamp|date|time)$/i;

/** The value behind DEFAULT. */
export function printDefault(
  { type }: ColumnSchema,
  { kind, value }: ColumnDefault,
  dialect: Dialect,
): string {
  if (kind === 'literal') return printLiteral(type, value, dialect);
  if (dialect === 'postgres') return value;
  const isBare = (dialect === 'mysql' ? mysqlTime : sqliteTime).test(value);
  return isBare || isEnclosed(value) ? value : `(${value})`;
}

function printLiteral(type: ColumnType, value: string, dialect: Dialect): string {
  // SQLite keeps decimals as text, and would make 0.0 of a number 0.00.
  const isText = dialect === 'sqlite' && type.kind === 'decimal';
  if (!isText && numeric.has(type.kind) && type.dimensions === 0 && number.test(value)) return value;
  if (dialect === 'mysql' && type.name === 'bit' && /^[01]+$/.test(value)) return `b'${value}'`;
  const literal = quoteLiteral(value, dialect);
  return dialect === 'mysql' && needsParentheses.test(type.name) ? `(${literal})` : literal;
}

/** Whether the text stands in one pair of parentheses already. With texts inside it is said no: one pair more does no harm. */
function isEnclosed(text: string): boolean {
  if (!/^\([^'"`]*\)$/.test(text)) return false;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return false;
  }
  return depth === 1;
}
