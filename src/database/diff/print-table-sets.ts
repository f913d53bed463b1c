import type { Dialect } from '../dialect.ts';
import { orderTables } from '../print-ddl/order-tables.ts';
import { printComments } from '../print-ddl/print-comments.ts';
import { printForeignKey } from '../print-ddl/print-constraint.ts';
import { isInsideTable, printCreateTable } from '../print-ddl/print-create-table.ts';
import { printCreateIndex } from '../print-ddl/print-index.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { ForeignKeySchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';
import { stepsOf, type MigrationStep } from './migration-step.ts';
import type { SchemaChange } from './schema-change.ts';

/** Tables that come: in an order in which they can reference each other, and what only then can be referenced. */
export function printNewTables(changes: readonly SchemaChange[], dialect: Dialect): MigrationStep[] {
  const made = changes.flatMap((change) => (change.kind === 'create-table' ? [change.table] : []));
  const changed = new Set(
    changes.flatMap((change) => (change.kind === 'change-table' ? [tableKey(change.before)] : [])),
  );
  const { tables, late } = orderTables(made);
  return tables.flatMap((table) => {
    // A key of a table that changes may not be there yet.
    const waits = (key: ForeignKeySchema) =>
      dialect !== 'sqlite' &&
      (late.get(table)?.includes(key) === true || changed.has(referenceKey(key, table)));
    const own = table.foreignKeys.filter((key) => !waits(key));
    return [
      ...stepsOf('make-tables', table, [
        printCreateTable(table, dialect, own),
        ...table.indexes
          .filter((index) => !isInsideTable(index, dialect))
          .map((index) => printCreateIndex(table, index, dialect)),
        ...printComments(table, dialect),
      ]),
      ...table.foreignKeys.filter(waits).map((key) => addReference(table, key, dialect)),
    ];
  });
}

/** Tables that go: those first that reference the others. */
export function printGoneTables(changes: readonly SchemaChange[], dialect: Dialect): MigrationStep[] {
  const gone = changes.flatMap((change) => (change.kind === 'drop-table' ? [change.table] : []));
  const { tables, late } = orderTables(gone);
  const circles =
    dialect === 'sqlite'
      ? []
      : [...late].flatMap(([table, keys]) => keys.map((key) => dropReference(table, key, dialect)));
  return [
    ...circles,
    ...tables
      .toReversed()
      .flatMap((table) => stepsOf('drop-tables', table, [`DROP TABLE ${printTableName(table, dialect)}`])),
  ];
}

/** Adds a reference to a table that stands. */
export function addReference(table: TableSchema, key: ForeignKeySchema, dialect: Dialect): MigrationStep {
  const sql = `ALTER TABLE ${printTableName(table, dialect)} ADD ${printForeignKey(key, dialect)}`;
  return { phase: 'make-references', table: table.name, sql };
}

/** Takes a reference off a table. */
export function dropReference(table: TableSchema, key: ForeignKeySchema, dialect: Dialect): MigrationStep {
  const what = dialect === 'mysql' ? 'FOREIGN KEY' : 'CONSTRAINT';
  const sql = `ALTER TABLE ${printTableName(table, dialect)} DROP ${what} ${quoteIdentifier(key.name, dialect)}`;
  return { phase: 'drop-references', table: table.name, sql };
}
