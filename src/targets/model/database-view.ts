import { tsString } from '../../base/literal.ts';
import { ddlStatements } from '../../database/print-ddl/print-ddl.ts';
import { sqliteStandIn } from '../../database/print-ddl/sqlite-stand-in.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { printValue, type PrintableValue } from '../print-value.ts';
import type { ModelOptions } from './model-options.ts';
import type { TablePlan } from './table-plan.ts';

/** What opens the database with its models. */
export interface DatabaseView {
  /** The dialects, with the module of each driver. */
  readonly drivers: readonly { readonly dialect: string; readonly address: string }[];
  readonly hasCache: boolean;
  /** The value of `cached`: tables, and for how long. */
  readonly cached: string;
}

/** Builds the view of `gen/database.ts`. */
export function viewDatabase(
  plans: readonly TablePlan[],
  { dialects, cache }: Pick<ModelOptions, 'dialects' | 'cache'>,
): DatabaseView {
  const tables = plans.filter(({ isCached }) => isCached).map(({ table }) => table.name);
  const cached = new Map<string, PrintableValue>([
    ['tables', tables],
    ['ttl', milliseconds(cache?.ttl) ?? defaultTtl],
  ]);
  return {
    drivers: dialects.map((dialect) => ({
      dialect,
      address: tsString(`./platform/database/${dialect}/open-${dialect}.ts`),
    })),
    hasCache: cache !== null,
    cached: printValue(cached, { indent: 0, before: 'const cached = '.length, after: 1 }),
  };
}

/** An hour: long enough to help, short enough that what was changed past the models shows the same day. */
const defaultTtl = 3_600_000;

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `1h` */
function milliseconds(text: string | undefined): number | undefined {
  const [, digits = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(text ?? '') ?? [];
  const factor = units[unit];
  return factor === undefined ? undefined : Number(digits) * factor;
}

/** The tables as SQLite would hold them. */
export interface SqliteTablesView {
  /** Expressions, one for each statement. */
  readonly statements: readonly string[];
}

/** Builds the view of `gen/sqlite-tables.ts`. What SQLite has no counterpart of is left out. */
export function viewSqliteTables(schema: DatabaseSchema): SqliteTablesView {
  const statements = ddlStatements(sqliteStandIn(schema));
  return { statements: statements.map(printStatement) };
}

function printStatement(statement: string): string {
  const lines = statement.split('\n');
  if (lines.length === 1) return tsString(statement);
  const join = ".join('\\n')";
  return `${printValue(lines, { indent: 2, before: 0, after: join.length + 1 })}${join}`;
}
