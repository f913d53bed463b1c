import { isZeroDate } from '../../database/zero-date.ts';
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../../database/schema.ts';
import { matchesTable } from './column-pattern.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { ConventionOption, ModelOptions } from './model-options.ts';
import type { ModelProblem } from './model-problem.ts';
import { shownName } from './table-names.ts';

/** The columns of a table that mean more than their values. */
export interface Conventions {
  /** Counted up by every update. */
  readonly version: ColumnPlan | undefined;
  /** Marks deleted rows. */
  readonly softDelete: { readonly column: ColumnPlan; readonly marks: 'time' | 'flag' } | undefined;
}

const versionNames: ReadonlySet<string> = new Set(['version', 'lock_version', 'revision']);
const softDeleteNames: ReadonlySet<string> = new Set(['deleted_at', 'delete_time', 'del_flag', 'is_deleted']);

/** Finds the columns by the settings, else by their names. `key` holds the columns of the primary key. */
export function findConventions(
  table: TableSchema,
  { defaultSchema }: DatabaseSchema,
  columns: readonly ColumnPlan[],
  key: readonly ColumnPlan[],
  options: Pick<ModelOptions, 'softDelete' | 'versionColumn'>,
  problems: ModelProblem[],
): Conventions {
  const free = columns.filter((plan) => !key.includes(plan));
  const find = (
    setting: 'softDelete' | 'versionColumn',
    names: ReadonlySet<string>,
    unfit: (plan: ColumnPlan) => string | undefined,
  ): ColumnPlan | undefined => {
    const chosen = choose(table, defaultSchema, options[setting]);
    if (chosen === null) return undefined;
    if (chosen === undefined)
      return free.find(
        (plan) => names.has(folded(plan)) && unfit(plan) === undefined && !numbersRows(setting, table, plan),
      );
    const plan = free.find(({ column }) => column.name === chosen.column);
    // A setting for every table means those that have such a column.
    if (plan === undefined && chosen.pattern.includes('*')) return undefined;
    const reason = plan === undefined ? 'there is no such column outside of the key' : unfit(plan);
    if (reason === undefined) return plan;
    const { column } = chosen;
    problems.push({ kind: 'convention-impossible', setting, table: shownName(table), column, reason });
    return undefined;
  };
  const version = find('versionColumn', versionNames, unfitVersion);
  const deleted = find('softDelete', softDeleteNames, unfitMark);
  const marks = deleted?.kind === 'datetime' ? 'time' : 'flag';
  return { version, softDelete: deleted === undefined ? undefined : { column: deleted, marks } };
}

/** A version that rows are told apart by counts rows, not the changes of one. */
function numbersRows(
  setting: 'softDelete' | 'versionColumn',
  { indexes }: TableSchema,
  { column: { name } }: ColumnPlan,
): boolean {
  if (setting !== 'versionColumn') return false;
  return indexes.some(
    ({ isUnique, parts }) => isUnique && parts.some((part) => part.kind === 'column' && part.column === name),
  );
}

/** The setting that says something of the table; the last one that does wins, null says no. */
function choose(
  table: TableSchema,
  defaultSchema: string | undefined,
  settings: readonly ConventionOption[],
): { readonly pattern: string; readonly column: string } | null | undefined {
  const found = settings.findLast(({ pattern }) => matchesTable(pattern, table, defaultSchema));
  if (found === undefined) return undefined;
  return found.column === null ? null : { pattern: found.pattern, column: found.column };
}

function folded({ column }: ColumnPlan): string {
  return column.name.toLowerCase();
}

function unfitVersion({ column, kind, isReadOnly }: ColumnPlan): string | undefined {
  if (isReadOnly) return 'the database writes it';
  if (column.type.dimensions > 0 || (kind !== 'integer' && kind !== 'int64' && kind !== 'uint64'))
    return 'it is no whole number';
  return column.isNullable ? 'it may be null' : undefined;
}

function unfitMark({ column, kind, isReadOnly }: ColumnPlan): string | undefined {
  if (isReadOnly) return 'the database writes it';
  if (column.type.dimensions > 0) return 'it is a list';
  if (marksNewRows(column)) return 'its default would mark every new row as deleted';
  if (kind === 'datetime')
    return column.isNullable ? undefined : 'it is a time that is never null, so every row would be deleted';
  return kind === 'boolean' || kind === 'integer' ? undefined : 'it is neither a time nor a flag';
}

/** As where `del_flag` is 1 for what is there. */
function marksNewRows({ default: value, type }: ColumnSchema): boolean {
  if (value === null || isZeroDate(value)) return false;
  return type.kind === 'datetime' || !/^(?:b?'?0+'?|f|false|no|off)$/i.test(value.value);
}
