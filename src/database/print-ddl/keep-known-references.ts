import type { Dialect } from '../dialect.ts';
import type { ForeignKeySchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';

/** A foreign key that cannot be declared. */
export interface LostReference {
  readonly table: TableSchema;
  readonly key: ForeignKeySchema;
  /** Why not: its table is not there, or SQLite has no unique key of the columns there. */
  readonly reason: 'table' | 'key';
}

/** The tables without the foreign keys that their database would refuse, at once or (SQLite) with every row. */
export function keepKnownReferences(
  tables: readonly TableSchema[],
  dialect: Dialect,
  lose: (lost: LostReference) => void = () => undefined,
): TableSchema[] {
  const fold = (name: string) => (dialect === 'sqlite' ? name.toLowerCase() : name);
  const parents = new Map(tables.map((table) => [fold(tableKey(table)), table]));
  return tables.map((table) => {
    const foreignKeys = table.foreignKeys.filter((key) => {
      const parent = parents.get(fold(referenceKey(key, table)));
      if (parent !== undefined && (dialect !== 'sqlite' || isUnique(parent, key))) return true;
      lose({ table, key, reason: parent === undefined ? 'table' : 'key' });
      return false;
    });
    return { ...table, foreignKeys };
  });
}

/** Whether the columns that the key names are a key of their table. */
function isUnique({ primaryKey, indexes }: TableSchema, { references }: ForeignKeySchema): boolean {
  const wanted = setOf(references.columns.length === 0 ? (primaryKey?.columns ?? []) : references.columns);
  const unique = indexes
    .filter((index) => index.isUnique && index.where === null)
    .map(({ parts }) => parts.map((part) => (part.kind === 'column' ? part.column : '')));
  return [primaryKey?.columns ?? [], ...unique].some((columns) => setOf(columns) === wanted);
}

function setOf(columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => column.toLowerCase()).toSorted());
}
