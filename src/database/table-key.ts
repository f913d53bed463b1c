import type { ForeignKeySchema, TableSchema } from './schema.ts';

/** A table's identity among others. */
export function tableKey({
  schema,
  name,
}: {
  readonly schema: string | null;
  readonly name: string;
}): string {
  return JSON.stringify([schema, name]);
}

/** The identity of the table that a key references. */
export function referenceKey({ references }: ForeignKeySchema, from: TableSchema): string {
  return tableKey({ schema: references.schema ?? from.schema, name: references.table });
}
