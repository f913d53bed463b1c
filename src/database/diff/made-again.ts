import type { DatabaseSchema, ForeignKeySchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';
import type { SchemaChange, TableChange } from './schema-change.ts';

/** A reference that stays as it is, but must be away while what it stands on changes. */
export interface ReferenceMadeAgain {
  readonly table: TableSchema;
  readonly key: ForeignKeySchema;
}

/** References whose columns, or the key that they point at, change underneath them. */
export function referencesMadeAgain(
  { tables }: DatabaseSchema,
  changes: readonly SchemaChange[],
): ReferenceMadeAgain[] {
  const changed = new Map(
    changes.flatMap((change) =>
      change.kind === 'change-table' ? [[tableKey(change.before), change] as const] : [],
    ),
  );
  const gone = new Set(
    changes.flatMap((change) => (change.kind === 'drop-table' ? [tableKey(change.table)] : [])),
  );
  return tables
    .filter((table) => !gone.has(tableKey(table)))
    .flatMap((table) => {
      const own = changed.get(tableKey(table));
      return table.foreignKeys
        .filter((key) => !isDropped(own, key))
        .filter(
          (key) => changesColumns(own, key.columns) || changesKey(changed.get(referenceKey(key, table)), key),
        )
        .map((key) => ({ table, key }));
    });
}

function isDropped(change: TableChange | undefined, key: ForeignKeySchema): boolean {
  return (
    change?.parts.some((part) => part.kind === 'drop-foreign-key' && part.key.name === key.name) === true
  );
}

function changesColumns(change: TableChange | undefined, columns: readonly string[]): boolean {
  return (
    change?.parts.some((part) => {
      if (part.kind === 'replace-column') return columns.includes(part.before.name);
      return (
        part.kind === 'change-column' && part.aspects.includes('type') && columns.includes(part.before.name)
      );
    }) === true
  );
}

function changesKey(change: TableChange | undefined, { references }: ForeignKeySchema): boolean {
  const isKeyChanged = change?.parts.some(
    (part) => part.kind === 'change-primary-key' || (part.kind === 'drop-index' && part.index.isUnique),
  );
  return isKeyChanged === true || changesColumns(change, references.columns);
}
