import { tsString } from '../../base/literal.ts';
import { ddlStatements } from '../../database/print-ddl/print-ddl.ts';
import { translateSchema } from '../../database/print-ddl/translate-schema.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { printValue } from '../print-value.ts';
import type { ModelOptions } from './model-options.ts';

/** What opens the database with its models. */
export interface DatabaseView {
  /** The dialects, with the module of each driver. */
  readonly drivers: readonly { readonly dialect: string; readonly address: string }[];
}

/** Builds the view of `gen/database.ts`. */
export function viewDatabase({ dialects }: Pick<ModelOptions, 'dialects'>): DatabaseView {
  return {
    drivers: dialects.map((dialect) => ({
      dialect,
      address: tsString(`./platform/database/${dialect}/open-${dialect}.ts`),
    })),
  };
}

/** The tables as SQLite would hold them. */
export interface SqliteTablesView {
  /** Expressions, one for each statement. */
  readonly statements: readonly string[];
}

/** Builds the view of `gen/sqlite-tables.ts`. What SQLite has no counterpart of is left out. */
export function viewSqliteTables(schema: DatabaseSchema): SqliteTablesView {
  const statements = ddlStatements(translateSchema(schema, 'sqlite').value);
  return { statements: statements.map(printStatement) };
}

function printStatement(statement: string): string {
  const join = ".join('\\n')";
  return `${printValue(statement.split('\n'), { indent: 2, before: 0, after: join.length + 1 })}${join}`;
}
