import { assertNever } from '../../base/assert-never.ts';
import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { DatabaseSchema } from '../schema.ts';
import { diffSchemas } from './diff-schemas.ts';
import { casedColumns, printCasedColumn, withCasedColumns, type CasedColumn } from './cased-columns.ts';
import { holdBack, type Loss } from './hold-back.ts';
import { referencesMadeAgain } from './made-again.ts';
import { keepCharacters } from './keep-characters.ts';
import { nameChecks } from './name-checks.ts';
import { orderSteps, type MigrationStep } from './migration-step.ts';
import { rowRisks, type RowRisk } from './row-risks.ts';
import { printMysqlChange } from './print-mysql-change.ts';
import { printPostgresChange } from './print-postgres-change.ts';
import { printPostgresTypes } from './print-postgres-types.ts';
import { printSqliteChange } from './print-sqlite-change.ts';
import { addReference, dropReference, printGoneTables, printNewTables } from './print-table-sets.ts';
import type { TableChange } from './schema-change.ts';

/** One statement of a migration, without its semicolon. */
export interface MigrationStatement {
  readonly sql: string;
  /** The table that it is about; null for what several share. */
  readonly table: string | null;
  /** What it loses, or demands of rows, one sentence each; empty for one that loses nothing. */
  readonly losses: readonly string[];
  /** Why rows that are there already may make it fail, one sentence each, although it loses nothing. */
  readonly risks: readonly string[];
  /** Only on the part of the way that loses something: left out unless that is asked for. */
  readonly isHeldBack: boolean;
}

/** Triggers of SQLite by their table, each as the statement that makes it: they go with a table that is made again. */
export type TableTriggers = ReadonlyMap<string, readonly string[]>;

/** The way from one schema to another, and the way back. */
export interface Migration {
  readonly up: readonly MigrationStatement[];
  readonly down: readonly MigrationStatement[];
}

/**
 * The statements that lead a database from one schema to another one of the same dialect, keeping every row: first all
 * that loses nothing, then the rest, held back, each with what it loses. The way back undoes the rest first.
 */
export function planMigration(
  start: DatabaseSchema,
  wanted: DatabaseSchema,
  triggers: TableTriggers = new Map(),
): Migration {
  const cased = casedColumns(start, wanted);
  const named = withCasedColumns(start, cased);
  const from = wanted.dialect === 'mysql' ? keepCharacters(wanted, named) : named;
  const to = wanted.dialect === 'mysql' ? keepCharacters(from, nameChecks(from, wanted)) : wanted;
  const partOf = (
    here: DatabaseSchema,
    there: DatabaseSchema,
    losses: readonly Loss[],
    isHeldBack: boolean,
  ) => statementsOf(migrationSteps(here, there, triggers), losses, isHeldBack, there.dialect);
  const wayOf = (...[here, there, ...rest]: Parameters<typeof partOf>) =>
    withRisks(partOf(here, there, ...rest), rowRisks(here, there));
  const { schema: middle, losses } = holdBack(from, to);
  const isAll = losses.length === 0;
  return {
    up: [
      ...cased.map((column) => renaming(column, wanted)),
      ...wayOf(from, middle, [], false),
      ...(isAll ? [] : wayOf(middle, to, losses, true)),
    ],
    down: [
      ...(isAll ? [] : partOf(to, middle, holdBack(to, middle).losses, true)),
      ...partOf(middle, from, holdBack(middle, from).losses, false),
      ...cased.map((column) => renaming({ ...column, from: column.to, to: column.from }, wanted)),
    ],
  };
}

function renaming(column: CasedColumn, schema: DatabaseSchema): MigrationStatement {
  const sql = printCasedColumn(column, schema);
  return { sql, table: column.table.name, losses: [], risks: [], isHeldBack: false };
}

/**
 * Each loss beside the statements that name its column, be they of its type or its table. What is held back without
 * naming one goes with all losses of its table.
 */
function statementsOf(
  steps: readonly MigrationStep[],
  losses: readonly Loss[],
  isHeldBack: boolean,
  dialect: Dialect,
): MigrationStatement[] {
  const named = losses.map((loss) => ({
    loss,
    names: [loss.table, loss.column ?? loss.table].map((name) => quoteIdentifier(name, dialect)),
  }));
  const about = steps.map(({ table, sql }) =>
    named
      .filter(
        ({ loss, names }) =>
          (table ?? loss.table) === loss.table && names.every((name) => sql.includes(name)),
      )
      .map(({ loss }) => loss),
  );
  const placed = new Set(about.flat());
  return steps.map((step, index) => {
    const ofTable = losses.filter(({ table }) => table === step.table);
    const own = about[index] ?? [];
    const isNone = own.length === 0 && isHeldBack;
    const told = isNone ? ofTable : [...own, ...ofTable.filter((loss) => !placed.has(loss))];
    return {
      sql: step.sql,
      table: step.table ?? told[0]?.table ?? null,
      losses: told.map(({ reason }) => reason),
      risks: [],
      isHeldBack,
    };
  });
}

/** Each risk beside its statement, or beside the first of its table where all of it is made anew. */
function withRisks(
  statements: readonly MigrationStatement[],
  risks: readonly RowRisk[],
): MigrationStatement[] {
  const places = risks.map(({ table, within, reason }) => {
    const own = statements.filter((statement) => statement.table === table && !drops.test(statement.sql));
    return { statement: own.find(({ sql }) => sql.includes(within)) ?? own[0], reason };
  });
  return statements.map((statement) => ({
    ...statement,
    risks: places.flatMap((place) => (place.statement === statement ? [place.reason] : [])),
  }));
}

const drops = /^(?:DROP|ALTER TABLE \S+ DROP)\b/;

/** The statements that lead from one schema to the other, whatever they lose, in order. */
export function migrationSteps(
  from: DatabaseSchema,
  to: DatabaseSchema,
  triggers: TableTriggers = new Map(),
): MigrationStep[] {
  const { dialect } = to;
  const changes = diffSchemas(from, to);
  const again = dialect === 'sqlite' ? [] : referencesMadeAgain(from, changes);
  return orderSteps([
    ...(dialect === 'postgres' ? printPostgresTypes(from, to) : []),
    ...again.map(({ table, key }) => dropReference(table, key, dialect)),
    ...printGoneTables(changes, dialect),
    ...printNewTables(changes, dialect),
    ...changes.flatMap((change) => (change.kind === 'change-table' ? printChange(change, to, triggers) : [])),
    ...again.map(({ table, key }) => addReference(table, key, dialect)),
  ]);
}

function printChange(
  change: TableChange,
  { dialect }: DatabaseSchema,
  triggers: TableTriggers,
): MigrationStep[] {
  switch (dialect) {
    case 'mysql':
      return printMysqlChange(change);
    case 'postgres':
      return printPostgresChange(change);
    case 'sqlite':
      return printSqliteChange(change, triggers.get(change.before.name));
    default:
      return assertNever(dialect);
  }
}
