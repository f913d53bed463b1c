import { sortBy } from '../../base/order.ts';
import type { DatabaseSchema, TableSchema } from '../../database/schema.ts';
import { selectTables } from '../../database/select-tables.ts';
import type { Checked } from '../../diagnostics/result.ts';

/**
 * The tables that models are made of: those that the patterns choose, or all. With patterns of this very run (`isAdding`)
 * the tables that have models already stay, as they were when they were last read.
 */
export function chooseTables(
  read: DatabaseSchema,
  patterns: readonly string[],
  { known, isAdding }: { readonly known: DatabaseSchema | undefined; readonly isAdding: boolean },
): Checked<DatabaseSchema> {
  const chosen = selectTables(read, patterns);
  if (!isAdding || known === undefined || known.dialect !== read.dialect) return sorted(chosen);
  const places = new Set(chosen.value.tables.map(placeOf));
  const kept = known.tables.filter((table) => !places.has(placeOf(table)));
  const tables = [...kept, ...chosen.value.tables];
  return sorted({ ...chosen, value: { ...chosen.value, tables } });
}

function sorted({ value, diagnostics }: Checked<DatabaseSchema>): Checked<DatabaseSchema> {
  return { value: { ...value, tables: sortBy(value.tables, placeOf) }, diagnostics };
}

function placeOf({ schema, name }: TableSchema): string {
  return `${schema ?? ''}\u0000${name}`;
}
