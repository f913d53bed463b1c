import { compareText } from '../base/order.ts';

/** Tables in the order in which they are always told: by schema, then by name. */
export function sortTables<T extends { readonly schema: string | null; readonly name: string }>(
  tables: readonly T[],
): T[] {
  return tables.toSorted(
    (left, right) => compareText(left.schema ?? '', right.schema ?? '') || compareText(left.name, right.name),
  );
}
