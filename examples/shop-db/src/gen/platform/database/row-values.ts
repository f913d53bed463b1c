import { InvalidQueryError } from './model-errors.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** The columns that a row or a change gives values for, in the order of the table, with those values. */
export interface RowValues {
  readonly columns: readonly LayoutColumn[];
  readonly values: readonly unknown[];
  /** The same for rows with values for the same columns. */
  readonly shape: string;
}

/**
 * What is to be written. A value that is `undefined` is left out. Columns that the table does not have, and those that the
 * database computes, are errors.
 */
export function rowValues(layout: TableLayout, given: object): RowValues {
  const columns: LayoutColumn[] = [];
  const values: unknown[] = [];
  let shape = '';
  let named = 0;
  const row = given as Readonly<Record<string, unknown>>; // own properties alone are read
  // Every insert and update comes through here, and an iterator would cost as much as the rest.
  for (let index = 0; index < layout.columns.length; index++) {
    const column = layout.columns[index];
    if (column === undefined || !Object.hasOwn(row, column.property)) continue;
    named++;
    const value = row[column.property];
    if (value === undefined) continue;
    if (column.info.isReadOnly === true) throw isComputed(layout, column);
    columns.push(column);
    values.push(value);
    shape += `,${index}`;
  }
  if (Object.keys(given).length > named) refuseUnknown(layout, given);
  return { columns, values, shape };
}

function isComputed({ table }: TableLayout, { property }: LayoutColumn): InvalidQueryError {
  return new InvalidQueryError(
    table.name,
    `The column ${JSON.stringify(property)} is computed by the database and cannot be written.`,
  );
}

function refuseUnknown(layout: TableLayout, given: object): void {
  for (const property of Object.keys(given)) layout.column(property);
}
