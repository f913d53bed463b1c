import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { CheckSchema, ColumnSchema, TableSchema } from '../schema.ts';
import { isZeroDate } from '../zero-date.ts';
import { arrayDefault } from './array-default.ts';
import { numberSqliteTable } from './number-sqlite-table.ts';
import { sequenceOf } from './sequences.ts';
import { sqliteName } from './sqlite-name.ts';
import { translateDefault } from './translate-default.ts';
import { translateExpression } from './translate-expression.ts';
import type { LeaveOut } from './leave-out.ts';
import { translateForeignKey } from './translate-foreign-key.ts';
import { translateIndex } from './translate-index.ts';
import { translateType } from './translate-type.ts';

/** A table as another dialect would hold it. */
export function translateTable(
  table: TableSchema,
  from: Dialect,
  to: Dialect,
  leaveOut: LeaveOut,
): TableSchema {
  const names = table.columns.map(({ name }) => name);
  const keys = keyColumns(table);
  const columns = table.columns.map((column) => {
    const isKey = keys.has(column.name);
    const translated = translateColumn(column, { table: table.name, names, to, leaveOut, isKey });
    return to === 'mysql' ? withoutNumbers(translated, table, leaveOut) : translated;
  });
  const { characters: _characters, ...plain } = table;
  const translated: TableSchema = {
    ...plain,
    ...(to === 'sqlite' && { schema: null, name: sqliteName(table.schema, table.name) }),
    columns,
    primaryKey: table.primaryKey && { columns: table.primaryKey.columns },
    indexes: table.indexes
      .flatMap((index) => translateIndex(index, names, to, leaveOut) ?? [])
      .map((index) => (to === 'sqlite' ? { ...index, name: sqliteName(table.schema, index.name) } : index)),
    foreignKeys: table.foreignKeys.map((key) => translateForeignKey(key, table, to)),
    checks: [...translateChecks(table, from, to, leaveOut), ...wordChecks(table, to)],
    isPartitioned: false,
  };
  return to === 'sqlite' ? numberSqliteTable(translated, leaveOut) : translated;
}

function keyColumns({ primaryKey, indexes, foreignKeys }: TableSchema): ReadonlySet<string> {
  const parts = indexes.flatMap((index) => index.parts);
  return new Set([
    ...(primaryKey?.columns ?? []),
    ...parts.flatMap((part) => (part.kind === 'column' ? [part.column] : [])),
    ...foreignKeys.flatMap(({ columns }) => columns),
  ]);
}

interface ColumnPlace {
  readonly table: string;
  readonly names: readonly string[];
  readonly to: Dialect;
  readonly leaveOut: LeaveOut;
  readonly isKey: boolean;
}

function translateColumn(given: ColumnSchema, place: ColumnPlace): ColumnSchema {
  const { names, to, leaveOut, isKey } = place;
  const column = numbered(given);
  const enumName = `${place.table}_${column.name}`;
  const type = translateType(column.type, to, { enumName, isKey, isNumbered: column.identity !== null });
  const plain = { ...column, type, isSetOnUpdate: false };
  if (column.isSetOnUpdate && to !== 'mysql') leaveOut(`ON UPDATE of the column "${column.name}"`);
  if (column.generated !== null) {
    const expression = translateExpression(column.generated.expression, names, to);
    if (expression !== undefined) {
      const kind = to === 'postgres' ? 'stored' : column.generated.kind;
      return { ...plain, generated: { kind, expression } };
    }
    leaveOut(`the expression of the generated column "${column.name}"`);
    // Nothing computes it, so nothing may demand it.
    return { ...plain, generated: null, isNullable: true };
  }
  if (column.default === null || column.identity !== null) return { ...plain, default: null };
  // Only MySQL knows a day that never was; what is read as null there is null elsewhere.
  if (isZeroDate(column.default)) return { ...plain, default: null, isNullable: true };
  const { dimensions, kind } = column.type;
  // A list of PostgreSQL; whatever else has lists keeps them as JSON.
  const value =
    dimensions > 0
      ? arrayDefault(kind, column.default)
      : translateDefault({ ...plain, default: column.default }, to);
  if (value === undefined) leaveOut(`the default of the column "${column.name}"`);
  return { ...plain, default: value ?? null };
}

/** Numbers of a sequence are what others call an identity. */
function numbered(column: ColumnSchema): ColumnSchema {
  if (sequenceOf(column.default) === undefined) return column;
  return { ...column, default: null, identity: 'by-default' };
}

/** MySQL numbers a column that begins a key; PostgreSQL does any. */
function withoutNumbers(
  column: ColumnSchema,
  { primaryKey, indexes }: TableSchema,
  leaveOut: LeaveOut,
): ColumnSchema {
  const isFirst = primaryKey?.columns[0] === column.name;
  const beginsIndex = indexes.some(
    ({ parts: [part] }) => part?.kind === 'column' && part.column === column.name,
  );
  if (column.identity === null || isFirst || beginsIndex) return column;
  leaveOut(`the numbering of the column "${column.name}"`);
  return { ...column, identity: null };
}

function translateChecks(
  { checks, columns }: TableSchema,
  from: Dialect,
  to: Dialect,
  leaveOut: LeaveOut,
): CheckSchema[] {
  const names = columns.map(({ name }) => name);
  return checks.flatMap((check) => {
    // What MariaDB says about every column of JSON.
    if (from === 'mysql' && /^\(?json_valid\(/i.test(check.expression)) return [];
    const expression = translateExpression(check.expression, names, to);
    if (expression === undefined) leaveOut(`the check "${check.name}"`);
    return expression === undefined ? [] : [{ ...check, expression }];
  });
}

/** The words of an enum, as SQLite has no such type. */
function wordChecks({ name, columns }: TableSchema, to: Dialect): CheckSchema[] {
  if (to !== 'sqlite') return [];
  return columns
    .filter(({ type }) => type.kind === 'enum' && type.dimensions === 0 && type.values.length > 0)
    .map((column) => ({
      name: `${name}_${column.name}_check`,
      expression: `${quoteIdentifier(column.name, to)} IN (${column.type.values
        .map((word) => quoteLiteral(word, to))
        .join(', ')})`,
    }));
}
