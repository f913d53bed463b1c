import type { ColumnInfo, TableInfo } from './table.ts';

/** Finds what the models know of a column by its names in the database. */
export class TableIndex {
  readonly #columns = new Map<string, ColumnInfo>();
  readonly names: readonly string[];

  constructor(tables: readonly TableInfo[]) {
    this.names = tables.map(({ name }) => name);
    for (const table of tables) {
      for (const column of Object.values(table.columns)) {
        this.#columns.set(keyOf(table.schema, table.name, column.column), column);
        if (table.schema === undefined) continue;
        // As SQLite, which has one schema, calls it.
        this.#columns.set(keyOf(undefined, `${table.schema}.${table.name}`, column.column), column);
      }
    }
  }

  /** A column of a table; tables that were described without their schema are found in any. */
  find(schema: string | null, table: string, column: string): ColumnInfo | undefined {
    return (
      (schema === null ? undefined : this.#columns.get(keyOf(schema, table, column))) ??
      this.#columns.get(keyOf(undefined, table, column))
    );
  }
}

function keyOf(schema: string | undefined, table: string, column: string): string {
  return JSON.stringify([schema ?? null, table, column]);
}
