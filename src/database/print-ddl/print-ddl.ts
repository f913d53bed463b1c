import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { DatabaseSchema, TableSchema } from '../schema.ts';
import { enumTypes, printCreateEnum } from './enum-types.ts';
import { orderTables } from './order-tables.ts';
import { printComments } from './print-comments.ts';
import { printForeignKey } from './print-constraint.ts';
import { isInsideTable, printCreateTable } from './print-create-table.ts';
import { printCreateIndex } from './print-index.ts';
import { printTableName } from './print-table-name.ts';
import { printCreateSequence, sequences } from './sequences.ts';
import { translateSchema } from './translate-schema.ts';

/**
 * A whole schema as statements that make it in an empty database of the dialect, each ended by a semicolon. Where the
 * schema is of another dialect it is translated; `translateSchema` tells what that leaves out. Views are left out: a
 * schema does not hold their queries.
 */
export function printDdl(schema: DatabaseSchema, dialect: Dialect): string {
  const { value } = translateSchema(schema, dialect);
  return ddlStatements(value)
    .map((statement) => `${statement};\n`)
    .join('\n');
}

/** The statements that make a schema in its own dialect, in order, without semicolons. */
export function ddlStatements({ tables: all, dialect }: DatabaseSchema): string[] {
  const { tables, late } = orderTables(all.filter(({ kind }) => kind === 'table'));
  const inOrder = (table: TableSchema) =>
    // SQLite cannot add a reference later, and does not ask whether the other table is there.
    dialect === 'sqlite'
      ? table.foreignKeys
      : table.foreignKeys.filter((key) => late.get(table)?.includes(key) !== true);
  return [
    ...schemaStatements(tables, dialect),
    ...(dialect === 'postgres' ? typeStatements(tables) : []),
    ...tables.flatMap((table) => [
      printCreateTable(table, dialect, inOrder(table)),
      ...table.indexes
        .filter((index) => !isInsideTable(index, dialect))
        .map((index) => printCreateIndex(table, index, dialect)),
      ...printComments(table, dialect),
    ]),
    ...(dialect === 'sqlite'
      ? []
      : [...late].flatMap(([table, keys]) =>
          keys.map(
            (key) => `ALTER TABLE ${printTableName(table, dialect)} ADD ${printForeignKey(key, dialect)}`,
          ),
        )),
  ];
}

function typeStatements(tables: readonly TableSchema[]): string[] {
  return [
    ...[...enumTypes(tables)].map(([name, words]) => printCreateEnum(name, words)),
    ...[...sequences(tables)].map(printCreateSequence),
  ];
}

function schemaStatements(tables: readonly TableSchema[], dialect: Dialect): string[] {
  if (dialect === 'sqlite') return [];
  const names = new Set(tables.flatMap(({ schema }) => (schema === null ? [] : [schema])));
  return [...names].map((name) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(name, dialect)}`);
}
