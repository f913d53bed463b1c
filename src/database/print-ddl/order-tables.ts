import type { ForeignKeySchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';

/** Tables in an order in which they can be made, and the references that must wait until all are there. */
export interface OrderedTables {
  readonly tables: readonly TableSchema[];
  /** References in a circle: added when both tables stand. */
  readonly late: ReadonlyMap<TableSchema, readonly ForeignKeySchema[]>;
}

/** Puts tables behind those that they reference; apart from that their order stays. */
export function orderTables(tables: readonly TableSchema[]): OrderedTables {
  const byName = new Map(tables.map((table) => [tableKey(table), table]));
  const ordered = new Set<TableSchema>();
  const visiting = new Set<TableSchema>();
  const late = new Map<TableSchema, ForeignKeySchema[]>();
  const visit = (table: TableSchema): void => {
    visiting.add(table);
    for (const key of table.foreignKeys) {
      const parent = byName.get(referenceKey(key, table));
      if (parent === undefined || ordered.has(parent) || isOwnKey(key, parent, table)) continue;
      if (visiting.has(parent)) late.set(table, [...(late.get(table) ?? []), key]);
      else visit(parent);
    }
    visiting.delete(table);
    ordered.add(table);
  };
  for (const table of tables) if (!ordered.has(table)) visit(table);
  return { tables: [...ordered], late };
}

/** Whether a table references its own primary key, which stands as soon as the table does; its other keys come later. */
function isOwnKey({ references }: ForeignKeySchema, parent: TableSchema, table: TableSchema): boolean {
  if (parent !== table) return false;
  const columns = table.primaryKey?.columns ?? [];
  return references.columns.length === 0 || references.columns.join('\n') === columns.join('\n');
}
