import { camelCase } from '../../base/naming.ts';
import { isZeroDate } from '../../database/zero-date.ts';
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../../database/schema.ts';
import { exactness, isColumnPattern, matchesColumn, matchesType } from './column-pattern.ts';
import { overriddenTyping, ownTyping, possibleWords, type ColumnTyping } from './column-type.ts';
import type { ModelOptions, OverrideType } from './model-options.ts';
import type { ModelProblem } from './model-problem.ts';
import { shownName } from './table-names.ts';

/** One column as its model has it. */
export interface ColumnPlan extends ColumnTyping {
  readonly column: ColumnSchema;
  readonly property: string;
  /** May be null when it is read: also a zero date of MySQL, which no writer may give as null. */
  readonly isReadAsNull: boolean;
  /** May be null when it is written: never in a key, by which nobody would find the row, though SQLite takes that. */
  readonly isWrittenAsNull: boolean;
  /** May be left out of an insert. */
  readonly isOptional: boolean;
  /** Never written: the database computes it, or apigen cannot write its type. */
  readonly isReadOnly: boolean;
}

/** Plans the columns of a table, in their order. */
export function planColumns(
  table: TableSchema,
  { defaultSchema }: DatabaseSchema,
  options: ModelOptions,
  problems: ModelProblem[],
): readonly ColumnPlan[] {
  const plans = table.columns.map((column): ColumnPlan => {
    const shown = `${shownName(table)}.${column.name}`;
    const override = findOverride(table, column, defaultSchema, options.types);
    const isWrittenAsNull = column.isNullable && table.primaryKey?.columns.includes(column.name) !== true;
    const typing = typeColumn(column, shown, override, options.int64, problems);
    return {
      ...typing,
      column,
      property: propertyOf(table, column, defaultSchema, options),
      isReadAsNull: column.isNullable || isZeroDate(column.default),
      isWrittenAsNull,
      isOptional: isWrittenAsNull || column.default !== null || column.identity !== null,
      isReadOnly:
        column.generated !== null || column.identity === 'always' || column.type.kind === 'geometry',
    };
  });
  findCollisions(table, plans, problems);
  return plans;
}

function typeColumn(
  column: ColumnSchema,
  shown: string,
  override: OverrideType | undefined,
  int64: ModelOptions['int64'],
  problems: ModelProblem[],
): ColumnTyping {
  const own = ownTyping(column, int64);
  if (override === undefined) {
    if (column.type.kind === 'unknown')
      problems.push({ kind: 'type-unknown', column: shown, sql: column.type.sql });
    return own;
  }
  const typing = overriddenTyping(column, override, int64);
  if (typing !== undefined) return typing;
  problems.push({
    kind: 'type-impossible',
    column: shown,
    sql: column.type.sql,
    type: override.kind === 'word' ? override.word : override.name,
    possible: possibleWords(column),
  });
  return own;
}

/** A pattern of columns counts more than one of types, and what spells out more counts more. */
function findOverride(
  table: TableSchema,
  column: ColumnSchema,
  defaultSchema: string | undefined,
  types: ModelOptions['types'],
): OverrideType | undefined {
  let best: { readonly rank: number; readonly type: OverrideType } | undefined;
  for (const { pattern, type } of types) {
    const isColumn = isColumnPattern(pattern) && matchesColumn(pattern, table, column.name, defaultSchema);
    if (!isColumn && !matchesType(pattern, column.type)) continue;
    const rank = exactness(pattern) + (isColumn ? 1_000_000 : 0);
    if (best === undefined || rank > best.rank) best = { rank, type };
  }
  return best?.type;
}

function propertyOf(
  table: TableSchema,
  column: ColumnSchema,
  defaultSchema: string | undefined,
  { renames, naming }: ModelOptions,
): string {
  const rename = renames.find(({ pattern }) => matchesColumn(pattern, table, column.name, defaultSchema));
  if (rename !== undefined) return rename.to;
  const isKept = naming === 'column' || camelCase(column.name) === '';
  const property = isKept ? column.name : camelCase(column.name);
  return objectMembers.has(property) ? `${property}_` : property;
}

/** Names that every object has: `{ id: 1 }` would be no row of a table with such a property, and `__proto__: 1` is none. */
const objectMembers: ReadonlySet<string> = new Set([
  '__proto__',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

function findCollisions(table: TableSchema, plans: readonly ColumnPlan[], problems: ModelProblem[]): void {
  const taken = new Map<string, string>();
  for (const { property, column } of plans) {
    const other = taken.get(property);
    if (other === undefined) taken.set(property, column.name);
    else {
      const columns = [other, column.name] as const;
      problems.push({ kind: 'column-collision', table: shownName(table), columns, name: property });
    }
  }
}
