import { checkValue } from './check-value.ts';
import { statementOptions } from './find-rows.ts';
import { InvalidQueryError } from './model-errors.ts';
import type { ReadOptions } from './read-options.ts';
import { lockSql } from './row-lock.ts';
import { aliveSql } from './soft-delete.ts';
import { asOperand, comparable, placeholder } from './statement-writer.ts';
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
