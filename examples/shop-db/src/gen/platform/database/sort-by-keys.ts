import type { LayoutColumn } from './table-layout.ts';
import { textOfProperties, textOfValues } from './values-text.ts';

/** Rows in the order of keys that each of them has one of; a row of a key that stands twice comes once. */
export function sortByKeys<Row extends object>(
  rows: readonly Row[],
  columns: readonly LayoutColumn[],
  keys: readonly (readonly unknown[])[],
): Row[] {
  const byKey = new Map(
    rows.map((row) => [
      textOfProperties(
        row,
        columns.map(({ property }) => property),
      ),
      row,
    ]),
  );
  const found = new Set<Row>();
  for (const values of keys) {
    const row = byKey.get(textOfValues(values));
    if (row !== undefined) found.add(row);
  }
  // A database may find a key in another spelling (upper and lower case): such rows come last.
  for (const row of rows) found.add(row);
  return [...found];
}
