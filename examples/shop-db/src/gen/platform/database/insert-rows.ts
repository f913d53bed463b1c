import { insertRow, insertText, insertValues } from './insert-row.ts';
import { parameterLimit } from './parameter-limit.ts';
import type { RowValues } from './row-values.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** Rows of one statement at most. Above it statements take longer to prepare than they save round trips. */
const rowsAtOnce = 512;

/** Rows of the same columns, with their places in the list that was given. */
interface Group {
  readonly columns: readonly LayoutColumn[];
  readonly shape: string;
  readonly rows: (readonly unknown[])[];
  readonly places: number[];
}

/** How many statements these rows take; more than one need a transaction. */
export function needsTransaction(access: TableAccess, rows: readonly object[]): boolean {
  return rows.length > 1 && (rows.length > rowsAtOnce || groupRows(access.layout, rows).length > 1);
}

/** Inserts rows in chunks of fixed sizes, so that few statements are prepared. */
export async function insertRows(access: TableAccess, rows: readonly object[]): Promise<void> {
  await insertGroups(access, rows, async (chunk) => {
    await runChunk(access, chunk, '');
  });
}

/** Inserts rows and gives them as the database has them now, in the order in which they were given. */
export async function insertRowsReturning<Row>(
  access: TableAccess,
  rows: readonly object[],
): Promise<Row[]> {
  const inserted: Row[] = [];
  if (access.session.server === 'mysql') {
    // Which numbers many rows got cannot be told for sure, so each is asked for.
    for (const row of rows) inserted.push(await insertRow<Row>(access, row));
    return inserted;
  }
  await insertGroups(access, rows, async (chunk) => {
    const found = await runChunk(access, chunk, ` returning ${access.layout.selectList}`);
    for (const [index, row] of access.layout.toRows<Row>(found).entries()) {
      inserted[chunk.places[index] ?? index] = row;
    }
  });
  return inserted;
}

async function insertGroups(
  { layout }: TableAccess,
  rows: readonly object[],
  insert: (chunk: Group) => Promise<void>,
): Promise<void> {
  for (const group of groupRows(layout, rows)) {
    let start = 0;
    for (const size of chunkSizes(group, layout)) {
      await insert({
        ...group,
        rows: group.rows.slice(start, start + size),
        places: group.places.slice(start, start + size),
      });
      start += size;
    }
  }
}

async function runChunk(
  { layout, session }: TableAccess,
  { columns, shape, rows }: Group,
  clause: string,
): Promise<readonly object[]> {
  const operation = 'insertMany';
  const text = layout.text(
    `${operation} ${rows.length}${shape}${clause === '' ? '' : ' returning'}`,
    () => `${insertText(layout, columns, rows.length)}${clause}`,
  );
  const parameters: unknown[] = [];
  for (const values of rows) {
    // Called for every value of thousands of rows, where a list for each row would cost more than the values.
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      if (column !== undefined) parameters.push(session.encode(values[index], column.info));
    }
  }
  const result = await session.run<object>(text, parameters, layout.optionsOf(operation));
  return result.rows;
}

/** Rows by the columns that they give: the database fills in what is left out, so it cannot be named. */
function groupRows(layout: TableLayout, rows: readonly object[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [place, row] of rows.entries()) {
    const { columns, values, shape }: RowValues = insertValues(layout, row);
    let group = groups.get(shape);
    if (group === undefined) {
      group = { columns, shape, rows: [], places: [] };
      groups.set(shape, group);
    }
    group.rows.push(values);
    group.places.push(place);
  }
  return [...groups.values()];
}

/** The largest size again and again, then powers of two. */
function chunkSizes({ columns, rows }: Group, { dialect }: TableLayout): number[] {
  // Rows without any value have no tuple to repeat.
  if (columns.length === 0) return rows.map(() => 1);
  const fitting = Math.floor(parameterLimit[dialect] / columns.length);
  let size = Math.min(rowsAtOnce, 2 ** Math.floor(Math.log2(Math.max(1, fitting))));
  const sizes: number[] = [];
  for (let rest = rows.length; rest > 0;) {
    while (size > rest) size /= 2;
    sizes.push(size);
    rest -= size;
  }
  return sizes;
}
