import { assertNever } from '../../../base/assert-never.ts';
import type { Dialect } from '../../../database/dialect.ts';
import type { ColumnPlan } from '../column-plans.ts';
import type { ModelOptions } from '../model-options.ts';

/** What the values of a column are in a contract, and how the logic gets from one to the other. */
export interface WireType {
  /** As the contract writes it: `string`, `[]int64`, `time.Time`. */
  readonly type: string;
  /** Rules of the tag `validate`. */
  readonly rules: readonly string[];
  /** The words of an enumeration, where the contract can say them. */
  readonly words: readonly string[];
  /** Code that makes a value of the contract of one of the table; absent where they are the same. */
  readonly toWire?: Conversion;
  /** The way back. */
  readonly fromWire?: Conversion;
}

/** Code with a value of which only the name is known. */
export type Conversion = (value: string) => string;

/** What decides the type of a column in a contract besides the column. */
export interface WireOptions {
  /** What 64-bit integers of the contract are to the logic. */
  readonly int64: ModelOptions['int64'];
  /** Of the database whose table it is. */
  readonly dialect: Dialect;
}

/** What a column is in a contract. */
export function wireType(column: ColumnPlan, options: WireOptions): WireType {
  const { imported, type } = column;
  // What only the program knows the shape of is any JSON in the contract.
  if (imported !== undefined || type.startsWith('unknown')) return plain('any');
  const element = elementType(column, options);
  return asList(element, column.column.type.dimensions);
}

function elementType(plan: ColumnPlan, { int64, dialect }: WireOptions): WireType {
  const { kind, column } = plan;
  const { length, values } = column.type;
  switch (kind) {
    case 'boolean':
      return plain('bool');
    case 'integer':
      // SQLite keeps 64 bits, whatever the column is called: milliseconds since 1970 are in many of them.
      return plain(dialect === 'sqlite' ? 'int' : integerType(plan));
    case 'int64':
    case 'uint64':
      return wideInteger(kind, plan.int64 ?? 'number', int64);
    case 'float':
      return plain('float64');
    case 'decimal':
      return { ...plain('string'), rules: ['numeric'] };
    case 'uuid':
      return { ...plain('string'), rules: ['uuid'] };
    case 'date':
      return { ...plain('string'), rules: ['datetime=2006-01-02'] };
    case 'text':
      return { ...plain('string'), rules: length === null ? [] : [`max=${length}`] };
    case 'time':
    case 'interval':
    case 'bits':
      return plain('string');
    case 'datetime':
      return {
        ...plain('time.Time'),
        toWire: (value) => `${value}.toISOString()`,
        fromWire: (value) => `new Date(${value})`,
      };
    case 'enum':
      return wordType(values);
    case 'set':
      return asList(wordType(values), 1);
    case 'bytes':
      return {
        ...plain('[]byte'),
        toWire: (value) => `Buffer.from(${value}).toString('base64')`,
        fromWire: (value) => `Buffer.from(${value}, 'base64')`,
      };
    case 'vector':
      return plain('[]float64');
    case 'point':
      return plain('{\n\t\tX float64 `json:"x"`\n\t\tY float64 `json:"y"`\n\t}');
    case 'json':
    case 'geometry':
    case 'unknown':
      return plain('any');
    default:
      return assertNever(kind);
  }
}

function plain(type: string): WireType {
  return { type, rules: [], words: [] };
}

/** Words stand in a tag between commas and bars; the rest the database refuses by itself. */
function wordType(words: readonly string[]): WireType {
  const isWritable = words.length > 0 && words.every((word) => /^[\p{L}\p{N}_.+-]+$/u.test(word));
  return { ...plain('string'), words: isWritable ? [...new Set(words)] : [] };
}

/** Whether a column has words that the contract cannot say: to it they are any text, and the database refuses the others. */
export function isWordless(kind: ColumnPlan['kind'], { words }: Pick<WireType, 'words'>): boolean {
  return (kind === 'enum' || kind === 'set') && words.length === 0;
}

/** A number where it fits; digits where the table has more of them than the logic's numbers. */
function wideInteger(
  kind: 'int64' | 'uint64',
  table: ModelOptions['int64'],
  logic: ModelOptions['int64'],
): WireType {
  if (table === logic) return plain(kind);
  if (table === 'number') return plain('int');
  const digits = { ...plain('string'), rules: ['numeric'] };
  if (table === 'string') return digits;
  return { ...digits, toWire: (value) => `String(${value})`, fromWire: (value) => `BigInt(${value})` };
}

const integerTypes: ReadonlyMap<string, string> = new Map([
  ['tinyint', 'int8'],
  ['smallint', 'int16'],
  ['int2', 'int16'],
  ['mediumint', 'int32'],
  ['int', 'int32'],
  ['integer', 'int32'],
  ['int4', 'int32'],
  ['year', 'uint16'],
  ['oid', 'uint32'],
]);

/** The type that takes what the column takes. */
function integerType({ column: { type } }: ColumnPlan): string {
  const found = integerTypes.get(type.name) ?? 'int';
  return type.isUnsigned && found.startsWith('int') ? `u${found}` : found;
}

function asList(element: WireType, dimensions: number): WireType {
  if (dimensions === 0) return element;
  const { type, rules, words, toWire, fromWire } = asList(element, dimensions - 1);
  const each = (convert: Conversion | undefined): Conversion | undefined =>
    convert === undefined ? undefined : (value) => `${value}.map((item) => ${convert('item')})`;
  const [to, from] = [each(toWire), each(fromWire)];
  return {
    type: `[]${type}`,
    rules: rules.length === 0 ? [] : ['dive', ...rules],
    words,
    ...(to === undefined ? {} : { toWire: to }),
    ...(from === undefined ? {} : { fromWire: from }),
  };
}
