import { findByKey, readBack } from './find-by-key.ts';
import { InvalidQueryError } from './model-errors.ts';
import { rowValues, type RowValues } from './row-values.ts';
import { placeholder } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** Inserts a row and gives it as the database has it now. */
export async function insertRow<Row>(access: TableAccess, given: object): Promise<Row> {
  const row = insertValues(access.layout, given);
  return access.session.server === 'mysql'
    ? insertAndRead<Row>(access, row)
    : insertReturning<Row>(access, row, 'insert', '');
}

/**
 * Inserts a row; the clause behind it, whose parameters follow those of the row, says what happens to one that exists.
 * Gives what RETURNING gave.
 */
export async function insertReturning<Row>(
  { layout, session }: TableAccess,
  { columns, values, shape }: RowValues,
  operation: string,
  clause: string,
  further: readonly unknown[] = [], // encoded
): Promise<Row> {
  const text = layout.text(
    `${operation}${shape}`,
    () => `${insertText(layout, columns, 1)}${clause} returning ${layout.selectList}`,
  );
  const parameters = encodeValues(session, columns, values);
  if (further.length > 0) parameters.push(...further);
  const sent = session.send<object>(text, parameters, layout.encodedOptionsOf(operation));
  const { rows } = sent instanceof Promise ? await sent : sent;
  return layout.toRows<Row>(rows)[0] as Row; // undefined only where a clause does nothing, and that caller says so
}

/** The values of a new row. */
export function insertValues(layout: TableLayout, given: object): RowValues {
  return rowValues(layout, withVersion(layout, given));
}

/** A new row. A version column that the database does not fill begins at 1. */
export function withVersion({ version }: TableLayout, given: object): object {
  const isMissing =
    version !== undefined &&
    version.info.isOptional !== true &&
    !Object.hasOwn(given, version.property);
  return isMissing ? { ...given, [version.property]: 1 } : given;
}

/** `insert into … values (…), (…)` for so many rows of these columns. */
export function insertText(
  layout: TableLayout,
  columns: readonly LayoutColumn[],
  rows: number,
): string {
  const { dialect, from } = layout;
  if (columns.length === 0) {
    return `insert into ${from}${dialect === 'mysql' ? ' () values ()' : ' default values'}`;
  }
  const tuples = Array.from({ length: rows }, (_, row) => {
    const places = columns.map((_column, index) =>
      placeholder(layout, row * columns.length + index + 1),
    );
    return `(${places.join(', ')})`;
  });
  return `insert into ${from} (${columns.map(({ sql }) => sql).join(', ')}) values ${tuples.join(', ')}`;
}

/** Values as parameters of `run`. */
export function encodeValues(
  session: TableAccess['session'],
  columns: readonly LayoutColumn[],
  values: readonly unknown[],
): unknown[] {
  return columns.map(({ info }, index) => session.encode(values[index], info));
}

/** MySQL says of a new row no more than its number, so the row is read behind it. */
async function insertAndRead<Row>(access: TableAccess, row: RowValues): Promise<Row> {
  const { layout, session } = access;
  const missing = layout.primaryKey.filter((column) => !row.columns.includes(column));
  const [numbered, ...others] = missing;
  if (others.length > 0 || (numbered !== undefined && numbered.info.isIdentity !== true)) {
    throw new InvalidQueryError(
      layout.table.name,
      `MySQL does not say which ${JSON.stringify(missing.map(({ property }) => property).join(', '))} it gave a row: set it.`,
    );
  }
  const text = layout.text(`insert and read${row.shape}`, () => insertText(layout, row.columns, 1));
  const { insertId } = await session.run(
    text,
    encodeValues(session, row.columns, row.values),
    layout.encodedOptionsOf('insert'),
  );
  const key = layout.primaryKey.map((column) =>
    column === numbered ? asNumberOf(column, insertId) : row.values[row.columns.indexOf(column)],
  );
  const found = await findByKey<Row>(access, layout.primaryKey, key, 'insert', readBack(access));
  if (found !== undefined) return found;
  throw new InvalidQueryError(
    layout.table.name,
    `The row was inserted, but it cannot be found by its key.`,
  );
}

/** The number that a new row got, as rows have it: a bigint only where the column may hold one. */
function asNumberOf({ info }: LayoutColumn, number: bigint | undefined): unknown {
  return info.kind === 'int64' || info.kind === 'uint64' ? number : Number(number);
}
