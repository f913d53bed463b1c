import type { ColumnSchema, DatabaseSchema, TableSchema } from '../schema.ts';
import { keepKnownReferences } from './keep-known-references.ts';
import { translateSchema } from './translate-schema.ts';

/**
 * A schema as SQLite holds it where nobody has set up a database: for tests, and for a first start. Empty tables stand
 * in for views, whose queries are not known, and references to tables that are not in the schema are left out.
 */
export function sqliteStandIn(schema: DatabaseSchema): DatabaseSchema {
  const tables = schema.tables.map((table) => (table.kind === 'view' ? emptyTable(table) : table));
  const { value } = translateSchema({ ...schema, tables }, 'sqlite');
  const taken = value.tables.map((table, index) => withoutDemands(table, tables[index]));
  return { ...value, tables: keepKnownReferences(taken, 'sqlite') };
}

/** What SQLite cannot compute stays empty, as the writer need not give it. */
function withoutDemands(table: TableSchema, original: TableSchema | undefined): TableSchema {
  const given = new Set(
    original?.columns.filter((column) => column.default !== null).map(({ name }) => name),
  );
  const columns = table.columns.map((column) =>
    given.has(column.name) && column.default === null && column.identity === null
      ? { ...column, isNullable: true }
      : column,
  );
  return { ...table, columns };
}

function emptyTable(view: TableSchema): TableSchema {
  const columns = view.columns.map((column): ColumnSchema => ({
    ...column,
    isNullable: true,
    default: null,
    generated: null,
    identity: null,
    isSetOnUpdate: false,
  }));
  return { ...view, kind: 'table', columns, primaryKey: null, indexes: [], foreignKeys: [], checks: [] };
}
