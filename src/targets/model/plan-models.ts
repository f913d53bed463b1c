import type { DatabaseSchema, TableSchema } from '../../database/schema.ts';
import { tableKey } from '../../database/table-key.ts';
import { matchesTable } from './column-pattern.ts';
import { planColumns } from './column-plans.ts';
import { findConventions } from './conventions.ts';
import { reservedSuffixes } from './model-members.ts';
import type { ModelOptions } from './model-options.ts';
import type { AppliedConvention, ModelProblem } from './model-problem.ts';
import { noteConventions } from './note-conventions.ts';
import { findRelations, resolveForeignKey, type ForeignKeyPlan, type RelationPlan } from './relations.ts';
import { findKeys } from './table-keys.ts';
import { nameTables, type TableNames } from './table-names.ts';
import type { TablePlan } from './table-plan.ts';
import { unmatchedPatterns } from './unmatched-patterns.ts';

/** Models before they are printed, and what there is to tell about them. */
export interface ModelsPlan {
  readonly schema: DatabaseSchema;
  readonly tables: readonly TablePlan[];
  readonly relations: ReadonlyMap<TablePlan, readonly RelationPlan<TablePlan>[]>;
  readonly problems: readonly ModelProblem[];
  readonly conventions: readonly AppliedConvention[];
}

/** Settles every name, type, key and relation of the models of a database. Hangs on nothing but schema and options. */
export function planModels(schema: DatabaseSchema, options: ModelOptions): ModelsPlan {
  const problems: ModelProblem[] = [...unmatchedPatterns(schema, options)];
  const names = nameTables(schema, options, problems);
  const tables = schema.tables.map((table) =>
    planTable(table, names.get(table) ?? emptyNames, schema, options, problems),
  );
  findRounded(schema, tables, problems);
  const keys = findForeignKeys(tables);
  const relations = new Map(
    tables.map((plan) => {
      return [plan, findRelations(plan, keys.get(plan) ?? [])];
    }),
  );
  return { schema, tables, relations, problems, conventions: tables.flatMap(noteConventions) };
}

/** The digits that a double keeps of every decimal. */
const doubleDigits = 15;

/** SQLite makes doubles of decimals; other databases, and the tables that stand in for theirs, keep every digit. */
function findRounded(
  { dialect }: DatabaseSchema,
  tables: readonly TablePlan[],
  problems: ModelProblem[],
): void {
  if (dialect !== 'sqlite') return;
  const columns = tables.flatMap(({ columns: plans, shown }) =>
    plans
      .filter(({ column: { type } }) => type.kind === 'decimal')
      .filter(({ column: { type } }) => (type.precision ?? Infinity) > doubleDigits)
      .map(({ column }) => `${shown}.${column.name}`),
  );
  if (columns.length > 0) problems.push({ kind: 'decimals-rounded', columns });
}

const emptyNames: TableNames = { shown: '', stem: '_', type: '_', property: '_' };

function planTable(
  table: TableSchema,
  names: TableNames,
  schema: DatabaseSchema,
  options: ModelOptions,
  problems: ModelProblem[],
): TablePlan {
  const columns = planColumns(table, schema, options, problems);
  const keys = findKeys(table, columns, reservedSuffixes);
  const isMeant = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchesTable(pattern, table, schema.defaultSchema));
  const isReadOnly = table.kind === 'view' || keys.primary.length === 0 || isMeant(options.readOnly);
  return {
    ...names,
    table,
    columns,
    keys,
    conventions: isReadOnly
      ? { version: undefined, softDelete: undefined }
      : findConventions(table, schema, columns, keys.primary, options, problems),
    isReadOnly,
    isCached: keys.primary.length > 0 && isMeant(options.cache?.tables ?? []),
  };
}

/** The foreign keys of each table, at both of their ends, in the order of tables and keys. */
function findForeignKeys(
  tables: readonly TablePlan[],
): ReadonlyMap<TablePlan, readonly ForeignKeyPlan<TablePlan>[]> {
  const places = new Map(tables.map((plan) => [tableKey(plan.table), plan]));
  const found = new Map<TablePlan, ForeignKeyPlan<TablePlan>[]>();
  const add = (plan: TablePlan, key: ForeignKeyPlan<TablePlan>): void => {
    found.set(plan, [...(found.get(plan) ?? []), key]);
  };
  for (const child of tables) {
    const seen = new Set<string>();
    for (const key of child.table.foreignKeys) {
      const plan = resolveForeignKey(key, child, (schema, name) => places.get(tableKey({ schema, name })));
      const same = JSON.stringify([key.columns, key.references]);
      // Some schemas declare one reference twice, under two names.
      if (plan === undefined || seen.has(same)) continue;
      seen.add(same);
      add(child, plan);
      if (plan.parent !== child) add(plan.parent, plan);
    }
  }
  return found;
}
