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
  return { ...value, tables: keepKnownReferences(value.tables, 'sqlite') };
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
