import type { ColumnDefault, ColumnType } from '../schema.ts';
import { defaultLiteral } from './default-literal.ts';
import { expressionText, type ExpressionContext } from './expression-text.ts';
import { unquoteText } from './quoted-text.ts';

const quoted = /^(?:_\w+\s*|[nN])?('(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*")$/;
const number = /^[+-]?\s*(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
// MySQL keeps `(-5)` as `-(5)`.
const signed = /^([+-])\s*\(([\d.]+)\)$/;
const bits = /^(?:b'([01]*)'|0b([01]+))$/i;
// MySQL shows bytes up to the first that is 0: where they begin with it, `0x` alone.
const hexadecimal = /^(?:x'((?:[\da-f]{2})*)'|0x([\da-f]*))$/i;
const now = /^(?:current_timestamp|now|localtime|localtimestamp)\s*(?:\(\s*(\d?)\s*\))?$/i;
const stringNames = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'enum', 'set']);
const maxLength = 20_000;

/**
 * What a default means, written as SQL: behind DEFAULT in a file, in COLUMN_DEFAULT of MariaDB. Constants become
 * literals as the server keeps them (bits as `0` and `1`), the present moment becomes `CURRENT_TIMESTAMP` with its
 * digits, NULL is no default.
 */
export function columnDefault(
  type: ColumnType,
  sql: string,
  context: ExpressionContext = { columns: [] },
): ColumnDefault | null {
  if (sql.length > maxLength) return { kind: 'expression', value: sql.trim() };
  const text = withoutParentheses(sql).replace(signed, '$1$2');
  if (/^null$/i.test(text)) return null;
  const constant = constantOf(type, text);
  if (constant !== undefined) return constantDefault(type, constant);
  return { kind: 'expression', value: momentOf(type, text) ?? expressionText(text, context) };
}

/** Servers give the present moment the digits of its column, unless it asks for fewer. */
function momentOf(type: ColumnType, text: string): string | undefined {
  const [, asked = ''] = now.exec(text) ?? [];
  const digits = type.kind === 'datetime' ? (type.precision ?? 0) : Infinity;
  const moment = momentText(text);
  if (moment === undefined || digits === Infinity) return moment;
  return momentText(`now(${Math.min(Number(asked) || digits, digits)})`);
}

/** A constant as a default; bytes that are no text are written as a number to the base of 16. */
export function constantDefault(type: ColumnType, text: string): ColumnDefault {
  const value = defaultLiteral(type, text);
  if (type.kind !== 'bytes' || /^[\x20-\x7e]*$/.test(value)) return { kind: 'literal', value };
  return { kind: 'expression', value: `0x${Buffer.from(value).toString('hex')}` };
}

/** `CURRENT_TIMESTAMP` with its digits, or undefined for another expression. */
export function momentText(text: string): string | undefined {
  const match = now.exec(text.trim());
  if (match === null) return undefined;
  const digits = match[1] ?? '';
  return digits === '' || digits === '0' ? 'CURRENT_TIMESTAMP' : `CURRENT_TIMESTAMP(${digits})`;
}

function withoutParentheses(sql: string): string {
  const text = sql.trim();
  if (!text.startsWith('(')) return text;
  const inner = text.slice(1, -1).trim();
  // Only around a constant or the present moment; all others are left to the text of expressions.
  return [quoted, number, signed, bits, hexadecimal, now, /^null$/i].some((pattern) => pattern.test(inner))
    ? inner
    : text;
}

function constantOf(type: ColumnType, text: string): string | undefined {
  const string = quoted.exec(text)?.[1];
  if (string !== undefined) return stringConstant(type, unquoteText(string));
  if (number.test(text)) return type.name === 'bit' ? bitsOf(text) : text.replaceAll(/\s|^\+/g, '');
  if (/^(?:true|false)$/i.test(text)) return /^t/i.test(text) ? '1' : '0';
  const digits = bits.exec(text);
  if (digits !== null) return bitConstant(type, digits[1] ?? digits[2] ?? '');
  const hex = hexadecimal.exec(text);
  return hex === null ? undefined : hexConstant(type, hex[1] ?? hex[2] ?? '');
}

// A string for bits is their bytes.
function stringConstant(type: ColumnType, text: string): string {
  if (type.name !== 'bit' || /^[01]*$/.test(text)) return text;
  return BigInt(`0x0${Buffer.from(text, 'latin1').toString('hex')}`).toString(2);
}

function bitsOf(text: string): string {
  return /^\d+$/.test(text) ? BigInt(text).toString(2) : text;
}

function bitConstant(type: ColumnType, digits: string): string {
  return type.name === 'bit' ? digits : String(BigInt(`0b0${digits}`));
}

// Bytes where the column holds text, a number where it holds numbers. Other bytes stay an expression.
function hexConstant(type: ColumnType, digits: string): string | undefined {
  if (type.name === 'bit') return BigInt(`0x0${digits}`).toString(2);
  if (stringNames.has(type.name)) return Buffer.from(digits, 'hex').toString();
  if (type.kind !== 'bytes') return String(BigInt(`0x0${digits}`));
  const bytes = type.name === 'binary' ? digits.replace(/(?:00)+$/, '') : digits;
  return /^(?:[2-6][\da-f]|7[\da-e])*$/i.test(bytes) ? Buffer.from(bytes, 'hex').toString() : undefined;
}
