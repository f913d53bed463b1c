import type { ColumnType } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';
import { quotedList, quoteText } from './quoted-text.ts';

/** What the words of a type are to a program. Integers, bits and words depend on more than the name. */
const kinds: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['tinyint', 'integer'],
  ['smallint', 'integer'],
  ['mediumint', 'integer'],
  ['int', 'integer'],
  ['bigint', 'int64'],
  ['year', 'integer'],
  ['decimal', 'decimal'],
  ['float', 'float'],
  ['double', 'float'],
  ['bit', 'bits'],
  ['char', 'text'],
  ['varchar', 'text'],
  ['tinytext', 'text'],
  ['text', 'text'],
  ['mediumtext', 'text'],
  ['longtext', 'text'],
  ['inet4', 'text'],
  ['inet6', 'text'],
  ['xmltype', 'text'],
  ['uuid', 'uuid'],
  ['enum', 'enum'],
  ['set', 'set'],
  ['json', 'json'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['timestamp', 'datetime'],
  ['time', 'time'],
  ['binary', 'bytes'],
  ['varbinary', 'bytes'],
  ['tinyblob', 'bytes'],
  ['blob', 'bytes'],
  ['mediumblob', 'bytes'],
  ['longblob', 'bytes'],
  ['point', 'point'],
  ['geometry', 'geometry'],
  ['linestring', 'geometry'],
  ['polygon', 'geometry'],
  ['multipoint', 'geometry'],
  ['multilinestring', 'geometry'],
  ['multipolygon', 'geometry'],
  ['geometrycollection', 'geometry'],
  ['vector', 'vector'],
]);

/** Integers with the digits that `zerofill` fills where no width is declared. */
const integerWidths: ReadonlyMap<string, number> = new Map([
  ['tinyint', 3],
  ['smallint', 5],
  ['mediumint', 8],
  ['int', 10],
  ['bigint', 20],
]);
const timeNames = new Set(['datetime', 'timestamp', 'time']);
const lengthNames = new Set(['bit', 'char', 'varchar', 'binary', 'varbinary', 'vector']);

/**
 * The type that a server prints as COLUMN_TYPE: `bigint(20) unsigned`, `enum('a','it''s')`, `decimal(6,2) unsigned
 * zerofill`. Widths of integers say nothing about their values, and MySQL 8 prints none where MariaDB does, so they are
 * left out but for `tinyint(1)`, which stands for a boolean, and with `zerofill`. A type that is not known has the kind
 * `unknown`.
 */
export function mysqlColumnType(text: string): ColumnType {
  const [, word = '', list, rest = ''] = /^\s*([\w ]*\w)\s*(?:\(([^]*)\))?([^()]*)$/.exec(text) ?? [];
  const name = typeName(word);
  const attributes = `${word} ${rest}`.toLowerCase();
  const isZerofill = /\bzerofill\b/.test(attributes);
  const isUnsigned = isZerofill || /\bunsigned\b/.test(attributes);
  const hasWords = name === 'enum' || name === 'set';
  const values = hasWords ? quotedList(list ?? '') : [];
  const numbers = hasWords ? [] : numbersOf(list);
  const kind = kindOf(name, numbers[0] ?? null, isUnsigned);
  return {
    name: name === '' ? text.trim().toLowerCase() : name,
    sql: kind === 'unknown' ? text.trim() : printType(name, numbers, values, { isUnsigned, isZerofill }),
    kind,
    length: lengthNames.has(name) ? (numbers[0] ?? null) : null,
    ...digitsOf(name, numbers),
    isUnsigned,
    values,
    dimensions: 0,
  };
}

function typeName(word: string): string {
  const name = word
    .toLowerCase()
    .replaceAll(/\b(?:unsigned|zerofill|signed)\b/g, '')
    .trim();
  return name === 'geomcollection' ? 'geometrycollection' : name;
}

function numbersOf(list: string | undefined): number[] {
  if (list === undefined || !/^\s*\d+\s*(?:,\s*\d+\s*)?$/.test(list)) return [];
  return list.split(',').map(Number);
}

function kindOf(name: string, width: number | null, isUnsigned: boolean): ValueKind {
  if (name === 'tinyint' && width === 1) return 'boolean';
  if (name === 'bit' && (width ?? 1) === 1) return 'boolean';
  if (name === 'bigint' && isUnsigned) return 'uint64';
  return kinds.get(name) ?? 'unknown';
}

function digitsOf(
  name: string,
  numbers: readonly number[],
): { precision: number | null; scale: number | null } {
  const [first, second] = numbers;
  if (name === 'decimal') return { precision: first ?? 10, scale: second ?? 0 };
  if (name === 'float' || name === 'double') return { precision: first ?? null, scale: second ?? null };
  if (timeNames.has(name)) return { precision: first ?? 0, scale: null };
  return { precision: null, scale: null };
}

function printType(
  name: string,
  numbers: readonly number[],
  values: readonly string[],
  { isUnsigned, isZerofill }: { isUnsigned: boolean; isZerofill: boolean },
): string {
  const attributes = `${isUnsigned ? ' unsigned' : ''}${isZerofill ? ' zerofill' : ''}`;
  return name + printArguments(name, numbers, values, isZerofill) + attributes;
}

function printArguments(
  name: string,
  numbers: readonly number[],
  values: readonly string[],
  isZerofill: boolean,
): string {
  if (name === 'enum' || name === 'set') return `(${values.map(quoteText).join(',')})`;
  if (name === 'year') return '';
  const width = integerWidths.get(name);
  if (width !== undefined) {
    if (isZerofill) return `(${numbers[0] ?? width})`;
    return name === 'tinyint' && numbers[0] === 1 ? '(1)' : '';
  }
  if (timeNames.has(name) && numbers[0] === 0) return '';
  return numbers.length === 0 ? '' : `(${numbers.join(',')})`;
}
