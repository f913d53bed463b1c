import type { DatabaseSchema } from '../../database/schema.ts';
import { selectTables } from '../../database/select-tables.ts';
import { sortTables } from '../../database/sort-tables.ts';
import { tableKey } from '../../database/table-key.ts';
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
  const places = new Set(chosen.value.tables.map(tableKey));
  const kept = known.tables.filter((table) => !places.has(tableKey(table)));
  const tables = [...kept, ...chosen.value.tables];
  return sorted({ ...chosen, value: { ...chosen.value, tables } });
}

function sorted({ value, diagnostics }: Checked<DatabaseSchema>): Checked<DatabaseSchema> {
  return { value: { ...value, tables: sortTables(value.tables) }, diagnostics };
}
