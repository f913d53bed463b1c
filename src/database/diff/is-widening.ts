import type { Dialect } from '../dialect.ts';
import type { ColumnType } from '../schema.ts';

const integerBytes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    boolean: 1,
    tinyint: 1,
    smallint: 2,
    int2: 2,
    year: 2,
    mediumint: 3,
    int: 4,
    integer: 4,
    int4: 4,
    bigint: 8,
    int8: 8,
  }),
);

const largeBytes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    tinytext: 255,
    tinyblob: 255,
    text: 65_535,
    blob: 65_535,
    mediumtext: 16_777_215,
    mediumblob: 16_777_215,
    longtext: 4_294_967_295,
    longblob: 4_294_967_295,
  }),
);

const integers: ReadonlySet<string> = new Set(['boolean', 'integer', 'int64', 'uint64']);

/** Whether every value of a column survives unchanged when its type becomes another one. When in doubt, no. */
export function isWidening(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  if (before.dimensions !== after.dimensions) return false;
  if (!isWiderSet(before.characters?.set, after.characters?.set)) return false;
  if (before.dimensions > 0) return before.sql === after.sql;
  if (after.kind === 'text' && isEndless(after, dialect))
    return before.kind !== 'bytes' && before.kind !== 'bits';
  if (integers.has(before.kind)) return isWiderNumber(before, after, dialect);
  if (before.kind !== after.kind) return false;
  switch (before.kind) {
    case 'text':
      return isWiderText(before, after, dialect);
    case 'bytes':
      return isWiderBytes(before, after, dialect);
    case 'bits':
      return isWiderBits(before, after, dialect);
    case 'interval':
      return before.sql === after.sql || after.sql === 'interval';
    case 'decimal':
      return isWiderDecimal(before, after);
    case 'float':
      return !(isDouble(before) && !isDouble(after));
    case 'datetime':
    case 'time':
      return before.name === after.name && (after.precision ?? 6) >= (before.precision ?? 6);
    case 'enum':
    case 'set':
      return before.values.every((word) => after.values.includes(word));
    default:
      // The same kind of value under another name.
      return dialect === 'sqlite' || before.name === after.name;
  }
}

/** Whether every text of a character set of MySQL can be written in another one. */
function isWiderSet(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || before === after) return true;
  return before === 'ascii' || wholeUnicode.has(after) || (before === 'ucs2' && after === 'utf8mb3');
}

const wholeUnicode: ReadonlySet<string> = new Set(['utf8mb4', 'utf32', 'utf16', 'utf16le', 'gb18030']);

const endlessTexts: ReadonlySet<string> = new Set(['text', 'varchar', 'citext']);

function isEndless({ name, length }: ColumnType, dialect: Dialect): boolean {
  if (dialect === 'mysql') return name === 'longtext';
  // An address, for one, is no place for every text.
  return length === null && (dialect === 'sqlite' || endlessTexts.has(name));
}

const charNames: ReadonlySet<string> = new Set(['char', 'bpchar']);
const textName = /char|text/;

function isWiderText(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  if (dialect === 'sqlite') return capacity(after, dialect) >= capacity(before, dialect);
  if (before.name !== after.name && !(textName.test(before.name) && textName.test(after.name))) return false;
  // The blanks at the end of the one are values, those of the other are not.
  if (charNames.has(after.name) && !charNames.has(before.name)) return false;
  // What is counted in bytes may hold as many characters.
  const isCounted = largeBytes.has(before.name) && !largeBytes.has(after.name);
  if (dialect === 'mysql' && isCounted) return (after.length ?? 1) >= capacity(before, dialect);
  return capacity(after, dialect) >= capacity(before, dialect);
}

/** What has a fixed length is filled up with zeros, which are bytes as all others. */
function isWiderBytes(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  if (after.name === 'binary') return before.name === 'binary' && before.length === after.length;
  return capacity(after, dialect) >= capacity(before, dialect);
}

/** PostgreSQL fills up bits at the end, MySQL at the beginning, where they are those of a number. */
function isWiderBits(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  if (before.name !== after.name) return false;
  if (after.name === 'bit' && dialect !== 'mysql') return before.length === after.length;
  return (after.length ?? Infinity) >= (before.length ?? Infinity);
}

function isWiderNumber(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  const size = integerBytes.get(before.name) ?? 8;
  if (after.kind === 'decimal') {
    const whole = after.precision === null ? Infinity : after.precision - (after.scale ?? 0);
    return whole >= Math.ceil(size * Math.log10(256));
  }
  if (!integers.has(after.kind)) return false;
  // SQLite keeps 64 bits whatever the type is called.
  if (dialect === 'sqlite') return after.kind !== 'boolean' || before.kind === 'boolean';
  const sizeAfter = integerBytes.get(after.name) ?? 8;
  if (dialect === 'postgres')
    return sizeAfter >= size && (before.kind === 'boolean') === (after.kind === 'boolean');
  if (before.isUnsigned === after.isUnsigned) return sizeAfter >= size;
  return before.isUnsigned && sizeAfter > size;
}

function isWiderDecimal(before: ColumnType, after: ColumnType): boolean {
  if (after.precision === null) return true;
  if (before.precision === null) return false;
  const scale = (type: ColumnType) => type.scale ?? 0;
  const isSigned = !after.isUnsigned || before.isUnsigned;
  return (
    isSigned &&
    scale(after) >= scale(before) &&
    after.precision - scale(after) >= before.precision - scale(before)
  );
}

function isDouble({ name }: ColumnType): boolean {
  return name !== 'float' && name !== 'real' && name !== 'float4';
}

function capacity({ name, length }: ColumnType, dialect: Dialect): number {
  if (dialect !== 'mysql') return length ?? Infinity;
  const isBytes = name.endsWith('binary');
  // Four bytes a character at most.
  return largeBytes.get(name) ?? (length ?? 1) * (isBytes ? 1 : 4);
}
