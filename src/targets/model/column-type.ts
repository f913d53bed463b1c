import { assertNever } from '../../base/assert-never.ts';
import { tsString } from '../../base/literal.ts';
import type { ColumnSchema } from '../../database/schema.ts';
import type { ValueKind } from '../../database/value-kind.ts';
import type { ModelOptions, OverrideType, WordType } from './model-options.ts';

/** What a column's values are to the program. */
export interface ColumnTyping {
  /** What the platform reads and writes them as. */
  readonly kind: ValueKind;
  readonly int64: ModelOptions['int64'] | undefined;
  /** In TypeScript, lists included, null not. */
  readonly type: string;
  /** A module that the type comes from. */
  readonly imported: { readonly name: string; readonly from: string } | undefined;
}

/** The type of a column as the database declares it. */
export function ownTyping(column: ColumnSchema, int64: ModelOptions['int64']): ColumnTyping {
  return typingOf(column, column.type.kind, int64);
}

/** The type that the owner wants; undefined where the values cannot be read so. */
export function overriddenTyping(
  column: ColumnSchema,
  override: OverrideType,
  int64: ModelOptions['int64'],
): ColumnTyping | undefined {
  const own = ownTyping(column, int64);
  if (override.kind === 'import') {
    const { name, from } = override;
    return { ...own, type: inList(name, column.type.dimensions), imported: { name, from } };
  }
  if (override.word === 'unknown') return { ...own, type: inList('unknown', column.type.dimensions) };
  const read = readings[column.type.kind]?.[override.word];
  return read === undefined ? undefined : typingOf(column, read.kind, read.int64 ?? int64);
}

/** The words that the values of a column can be read as. */
export function possibleWords({ type }: ColumnSchema): readonly string[] {
  return [...Object.keys(readings[type.kind] ?? {}), 'unknown'];
}

interface Reading {
  readonly kind: ValueKind;
  readonly int64?: ModelOptions['int64'];
}

const integers: Partial<Record<WordType, Reading>> = {
  number: { kind: 'int64', int64: 'number' },
  bigint: { kind: 'int64', int64: 'bigint' },
  string: { kind: 'int64', int64: 'string' },
};

/** What values of a kind may also be read as without a change of the table. */
const readings: Partial<Record<ValueKind, Partial<Record<WordType, Reading>>>> = {
  boolean: { boolean: { kind: 'boolean' }, number: { kind: 'integer' } },
  integer: { number: { kind: 'integer' }, boolean: { kind: 'boolean' } },
  int64: integers,
  uint64: {
    number: { kind: 'uint64', int64: 'number' },
    bigint: { kind: 'uint64', int64: 'bigint' },
    string: { kind: 'uint64', int64: 'string' },
  },
  decimal: { string: { kind: 'decimal' }, number: { kind: 'float' } },
  float: { number: { kind: 'float' } },
  text: { string: { kind: 'text' } },
  uuid: { string: { kind: 'uuid' } },
  date: { string: { kind: 'date' } },
  datetime: { Date: { kind: 'datetime' } },
  time: { string: { kind: 'time' } },
  interval: { string: { kind: 'interval' } },
  enum: { string: { kind: 'text' } },
  bits: { string: { kind: 'bits' } },
};

function typingOf(column: ColumnSchema, kind: ValueKind, int64: ModelOptions['int64']): ColumnTyping {
  const type = inList(valueType(kind, int64, column.type.values), column.type.dimensions);
  const isWide = kind === 'int64' || kind === 'uint64';
  return { kind, int64: isWide ? int64 : undefined, type, imported: undefined };
}

function valueType(kind: ValueKind, int64: ModelOptions['int64'], words: readonly string[]): string {
  switch (kind) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'float':
      return 'number';
    case 'int64':
    case 'uint64':
      return int64;
    case 'decimal':
    case 'text':
    case 'uuid':
    case 'date':
    case 'time':
    case 'interval':
    case 'bits':
      return 'string';
    case 'datetime':
      return 'Date';
    case 'enum':
      return unionOf(words);
    case 'set':
      return `${bracketed(unionOf(words))}[]`;
    case 'bytes':
      return 'Uint8Array';
    case 'point':
      return '{ readonly x: number; readonly y: number }';
    case 'vector':
      return 'number[]';
    case 'json':
    case 'geometry':
    case 'unknown':
      return 'unknown';
    default:
      return assertNever(kind);
  }
}

function unionOf(words: readonly string[]): string {
  return words.length === 0 ? 'string' : [...new Set(words)].map(tsString).join(' | ');
}

function inList(type: string, dimensions: number): string {
  return dimensions === 0 ? type : `${bracketed(type)}${'[]'.repeat(dimensions)}`;
}

function bracketed(type: string): string {
  return type.includes('|') && !type.startsWith('(') ? `(${type})` : type;
}
