import type { Decode } from './driver.ts';

/** One column of a result: where its value goes, and what is done to it. */
export interface PlannedColumn {
  readonly name: string;
  readonly decode: Decode | undefined;
}

/** Makes rows of lists of values. Made once per statement text, so that columns that need nothing cost nothing. */
export type RowPlan = (values: readonly (readonly unknown[])[]) => Record<string, unknown>[];

/** The plan for columns, in their order. The last one wins where two have the same name. */
export function planRows(columns: readonly PlannedColumn[]): RowPlan {
  const build = columns.some(({ name }) => name === '__proto__') ? buildGuarded : buildRow;
  return (values) => values.map((list) => build(columns, list));
}

function buildRow(
  columns: readonly PlannedColumn[],
  values: readonly unknown[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let index = 0;
  for (const { name, decode } of columns) {
    const value = values[index++];
    row[name] = decode === undefined || value === null ? value : decode(value);
  }
  return row;
}

// Assigning to `__proto__` would change what the row is instead of giving it a column.
function buildGuarded(
  columns: readonly PlannedColumn[],
  values: readonly unknown[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, { name, decode }] of columns.entries()) {
    const raw = values[index];
    const value = decode === undefined || raw === null ? raw : decode(raw);
    Object.defineProperty(row, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return row;
}
