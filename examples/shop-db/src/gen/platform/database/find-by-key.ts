import { checkValue } from './check-value.ts';
import { statementOptions } from './find-rows.ts';
import { InvalidQueryError } from './model-errors.ts';
import { padToPowerOfTwo } from './pad-list.ts';
import type { ReadOptions } from './read-options.ts';
import { lockSql } from './row-lock.ts';
import { aliveSql } from './soft-delete.ts';
import { asOperand, comparable, placeholder, StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

const noOptions: ReadOptions = {};

/** The row whose columns have these values. The columns are those of a key, so there is one at most. */
export async function findByKey<Row>(
  access: TableAccess,
  columns: readonly LayoutColumn[],
  values: readonly unknown[],
  operation: string,
  options: ReadOptions = noOptions,
): Promise<Row | undefined> {
  const { layout, session } = access;
  const sent = session.send<object>(
    textByKey(access, columns, operation, options),
    keyParameters(access, columns, values),
    statementOptions(access, options, operation, true),
  );
  const { rows } = sent instanceof Promise ? await sent : sent;
  return layout.toRows<Row>(rows)[0];
}

function textByKey(
  access: TableAccess,
  columns: readonly LayoutColumn[],
  operation: string,
  options: ReadOptions,
): string {
  const { layout } = access;
  const lock = lockSql(options.lock, access);
  // The common shape is named by the operation alone: putting a name together takes longer than finding it.
  const isCommon = lock === '' && options.withDeleted !== true;
  const shape = isCommon ? operation : `${operation} ${options.withDeleted === true}${lock}`;
  return layout.text(shape, () => {
    const terms = [keySql(layout, columns)];
    const alive = aliveSql(layout, options.withDeleted);
    if (alive !== undefined) terms.push(alive);
    return `select ${layout.selectList} from ${layout.from} where ${terms.join(' and ')}${lock}`;
  });
}

/**
 * How a row is read that was just written: deleted or not, as it is now. A transaction of MySQL would show it as it was
 * when the transaction began, unless it is locked, which it is already.
 */
export function readBack({ session }: TableAccess): ReadOptions {
  return session.isInTransaction
    ? { withDeleted: true, lock: 'for update' }
    : { withDeleted: true, isFresh: true };
}

/** The condition of a key, with placeholders from the given number on. */
export function keySql(layout: TableLayout, columns: readonly LayoutColumn[], from = 1): string {
  return columns
    .map((column, index) => {
      const operand = asOperand(layout, column, placeholder(layout, from + index));
      return `${comparable(layout, column)} = ${operand}`;
    })
    .join(' and ');
}

/** The values of a key as parameters; refused where the column could not hold them. */
export function keyParameters(
  { layout, session }: TableAccess,
  columns: readonly LayoutColumn[],
  values: readonly unknown[],
): unknown[] {
  return columns.map((column, index) => {
    const value = values[index];
    checkValue(layout, column, value);
    return session.encode(value, column.info);
  });
}

/** The values of a key that was given as one value, or as an object of its columns. */
export function keyValues(
  layout: TableLayout,
  columns: readonly LayoutColumn[],
  key: unknown,
): unknown[] {
  if (columns.length === 0) {
    throw new InvalidQueryError(layout.table.name, 'The table has no primary key to find rows by.');
  }
  if (columns.length === 1) return [key];
  return columns.map(({ property }) => valueOf(layout, key, property));
}

/** The key of a row: the value of its column, or an object of its columns. */
export function keyOf(layout: TableLayout, row: object): unknown {
  const [first] = layout.primaryKey;
  if (first === undefined) return undefined;
  if (layout.primaryKey.length === 1) return Reflect.get(row, first.property);
  return Object.fromEntries(
    layout.primaryKey.map(({ property }): [string, unknown] => [
      property,
      Reflect.get(row, property),
    ]),
  );
}

/** The members of a row that its key has, from the key. */
export function keyPart(layout: TableLayout, key: unknown): object {
  const values = keyValues(layout, layout.primaryKey, key);
  return Object.fromEntries(
    layout.table.primaryKey.map((property, index) => [property, values[index]]),
  );
}

/** The value of an own property; refuses what is no object, or lacks it. */
export function valueOf(layout: TableLayout, values: unknown, property: string): unknown {
  if (typeof values === 'object' && values !== null && Object.hasOwn(values, property)) {
    return Reflect.get(values, property);
  }
  throw new InvalidQueryError(
    layout.table.name,
    `A key needs the column ${JSON.stringify(property)}.`,
  );
}

/** Keys that are looked up by one statement. */
const keysAtOnce = 1024;

/** All rows that have one of these values in a set of columns. Values that are null find nothing. */
export async function findByKeys<Row>(
  access: TableAccess,
  columns: readonly LayoutColumn[],
  keys: readonly (readonly unknown[])[],
  operation: string,
  options: ReadOptions = noOptions,
): Promise<Row[]> {
  const found: Row[] = [];
  const known = keys.filter((values) => !values.includes(null));
  for (let start = 0; start < known.length; start += keysAtOnce) {
    const chunk = padToPowerOfTwo(known.slice(start, start + keysAtOnce));
    const writer = new StatementWriter(access);
    const alive = aliveSql(access.layout, options.withDeleted);
    const text =
      `select ${access.layout.selectList} from ${access.layout.from} ` +
      `where ${keyListSql(columns, chunk, writer)}${alive === undefined ? '' : ` and ${alive}`}` +
      `${orderByKey(access.layout, columns)}${lockSql(options.lock, access)}`;
    const { rows } = await writer.run<object>(text, statementOptions(access, options, operation));
    found.push(...access.layout.toRows<Row>(rows));
  }
  return found;
}

function keyListSql(
  columns: readonly LayoutColumn[],
  keys: readonly (readonly unknown[])[],
  writer: StatementWriter,
): string {
  const { layout } = writer;
  const operands = keys.map((values) =>
    columns.map((column, index) => {
      checkValue(layout, column, values[index]);
      return writer.operand(column, values[index]);
    }),
  );
  const names = columns.map((column) => comparable(layout, column));
  if (columns.length === 1) return `${names.join('')} in (${operands.join(', ')})`;
  const tuples = operands.map((tuple) => `(${tuple.join(', ')})`);
  // SQLite takes a list of rows as a table only.
  const list = layout.dialect === 'sqlite' ? `values ${tuples.join(', ')}` : tuples.join(', ');
  return `(${names.join(', ')}) in (${list})`;
}

/** Children of one parent come in the order of their key; rows that are looked up by their own key in any. */
function orderByKey(layout: TableLayout, columns: readonly LayoutColumn[]): string {
  if (columns === layout.primaryKey || layout.primaryKey.length === 0) return '';
  return ` order by ${layout.primaryKey.map(({ sql }) => sql).join(', ')}`;
}
