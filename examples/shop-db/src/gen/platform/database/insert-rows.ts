import type { Encode } from './encode.ts';
import { insertRow, insertText, insertValues, withVersion } from './insert-row.ts';
import { parameterLimit } from './parameter-limit.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** Rows of one statement at most. Above it statements take longer to prepare than they save round trips. */
const rowsAtOnce = 512;

/** Rows that give the same columns, with their places in the list that was given. */
interface Group {
  readonly columns: readonly LayoutColumn[];
  readonly shape: string;
  readonly rows: object[];
  readonly places: number[];
}

/** Some rows of a group, ready to be sent. */
interface Chunk {
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly places: readonly number[];
}

/** Whether these rows take several statements, which only a transaction makes one of. */
export function needsTransaction(
  { layout, session }: TableAccess,
  rows: readonly object[],
  isReturning: boolean,
): boolean {
  if (rows.length < 2) return false;
  if (rows.length > rowsAtOnce || (isReturning && session.server === 'mysql')) return true;
  const sizes = groupRows(layout, rows).flatMap((group) => chunkSizes(group, layout));
  return sizes.length > 1;
}

/** Inserts rows in chunks of fixed sizes, so that few statements are prepared. */
export async function insertRows(access: TableAccess, rows: readonly object[]): Promise<void> {
  await runChunks(access, rows, '', () => undefined);
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
  await runChunks(access, rows, ` returning ${access.layout.selectList}`, (found, { places }) => {
    for (const [index, row] of access.layout.toRows<Row>(found).entries()) {
      inserted[places[index] ?? index] = row;
    }
  });
  return inserted;
}

/** While the server works on one chunk, the next is made ready. */
async function runChunks(
  { layout, session }: TableAccess,
  rows: readonly object[],
  clause: string,
  take: (found: readonly object[], chunk: Chunk) => void,
): Promise<void> {
  const options = layout.encodedOptionsOf('insertMany');
  const chunks = chunksOf({ layout, session }, rows, clause);
  let next = chunks.next();
  while (next.done !== true) {
    const chunk = next.value;
    const running = session.send<object>(chunk.text, chunk.parameters, options);
    try {
      next = chunks.next();
    } catch (error) {
      await Promise.allSettled([running]);
      throw error;
    }
    const { rows: found } = running instanceof Promise ? await running : running;
    take(found, chunk);
  }
}

function* chunksOf(
  { layout, session }: Pick<TableAccess, 'layout' | 'session'>,
  rows: readonly object[],
  clause: string,
): Generator<Chunk, void> {
  for (const group of groupRows(layout, rows)) {
    const { columns, shape } = group;
    const encoders = columns.map(({ info }) => session.encoderOf(info));
    let start = 0;
    for (const size of chunkSizes(group, layout)) {
      const name = `insertMany ${size}${shape}${clause === '' ? '' : ' returning'}`;
      const text = layout.text(name, () => `${insertText(layout, columns, size)}${clause}`);
      const chunk = group.rows.slice(start, start + size);
      const parameters = parametersOf(chunk, columns, encoders);
      yield { text, parameters, places: group.places.slice(start, start + size) };
      start += size;
    }
  }
}

function parametersOf(
  rows: readonly object[],
  columns: readonly LayoutColumn[],
  encoders: readonly Encode[],
): unknown[] {
  const parameters: unknown[] = [];
  for (const given of rows) {
    const row = given as Readonly<Record<string, unknown>>; // own properties alone are read
    // Called for every value of thousands of rows, where an iterator would cost more than the values.
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      if (column !== undefined) parameters.push(encoders[index]?.(row[column.property]));
    }
  }
  return parameters;
}

/** Rows by the columns that they give: the database fills in what is left out, so it cannot be named. */
function groupRows(layout: TableLayout, rows: readonly object[]): Group[] {
  const groups = new Map<string, Group>();
  let latest: Group | undefined;
  for (const [place, given] of rows.entries()) {
    if (latest === undefined || !givesExactly(given, latest.columns)) {
      latest = groupOf(layout, given, groups);
    }
    latest.rows.push(withVersion(layout, given));
    latest.places.push(place);
  }
  return [...groups.values()];
}

function groupOf(layout: TableLayout, given: object, groups: Map<string, Group>): Group {
  const { columns, shape } = insertValues(layout, given);
  let group = groups.get(shape);
  if (group === undefined) {
    group = { columns, shape, rows: [], places: [] };
    groups.set(shape, group);
  }
  return group;
}

/** Whether a row gives values for these columns and no others. */
function givesExactly(given: object, columns: readonly LayoutColumn[]): boolean {
  const row = given as Readonly<Record<string, unknown>>; // own properties alone are read
  if (Object.keys(row).length !== columns.length) return false;
  for (let index = 0; index < columns.length; index++) {
    const property = columns[index]?.property ?? '';
    if (!Object.hasOwn(row, property) || row[property] === undefined) return false;
  }
  return true;
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
