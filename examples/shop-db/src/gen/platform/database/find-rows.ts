import type { FindOptions } from './find-options.ts';
import { InvalidQueryError } from './model-errors.ts';
import { orderSql, sortTerms, withPrimaryKey } from './order-sql.ts';
import type { ReadOptions } from './read-options.ts';
import { lockSql } from './row-lock.ts';
import type { StatementOptions } from './session.ts';
import { aliveSql } from './soft-delete.ts';
import { StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn } from './table-layout.ts';
import { whereSql } from './where-sql.ts';

/** What is found, and what of it. Not typed by the table: the model has checked it against its types. */
export interface RowQuery extends Omit<FindOptions<object>, 'where' | 'orderBy'> {
  readonly where?: object | undefined;
  readonly orderBy?: unknown;
  readonly select?: readonly string[];
  /** The primary key decides between rows that are equal in the order. */
  readonly isTotalOrder?: boolean;
}

/** The rows that a query describes. */
export async function findRows<Row>(
  access: TableAccess,
  query: RowQuery,
  operation: string,
): Promise<Row[]> {
  const { layout } = access;
  const writer = new StatementWriter(access);
  const columns = query.select?.map((property) => layout.column(property));
  const condition = conditionSql(query.where, query.withDeleted, writer);
  const terms = sortTerms(query.orderBy, layout);
  const order = orderSql(
    query.isTotalOrder === true ? withPrimaryKey(terms, layout) : terms,
    layout,
  );
  const range = rangeSql(query.limit, query.offset, writer);
  const text =
    `select ${columns === undefined ? layout.selectList : selected(columns, access)} ` +
    `from ${layout.from}${condition}${order}${range}${lockSql(query.lock, access)}`;
  const { rows } = await writer.run<object>(text, statementOptions(access, query, operation));
  return layout.toRows<Row>(rows);
}

/** How many rows a condition holds for. */
export async function countRows(
  access: TableAccess,
  query: RowQuery,
  operation: string,
): Promise<number> {
  const writer = new StatementWriter(access);
  const condition = conditionSql(query.where, query.withDeleted, writer);
  const text = `select count(*) as count_of_rows from ${access.layout.from}${condition}`;
  const { rows } = await writer.run<{ count_of_rows: number | bigint | string }>(
    text,
    statementOptions(access, query, operation),
  );
  return Number(rows[0]?.count_of_rows ?? 0);
}

/** Whether a condition holds for any row. */
export async function hasRows(
  access: TableAccess,
  query: RowQuery,
  operation: string,
): Promise<boolean> {
  const writer = new StatementWriter(access);
  const condition = conditionSql(query.where, query.withDeleted, writer);
  const text = `select 1 from ${access.layout.from}${condition} limit 1`;
  const { rows } = await writer.run(text, statementOptions(access, query, operation));
  return rows.length > 0;
}

/** The clause of a condition and of what is not deleted, with the space before it; empty when every row is meant. */
export function conditionSql(
  where: object | undefined,
  withDeleted: boolean | undefined,
  writer: StatementWriter,
): string {
  const alive = aliveSql(writer.layout, withDeleted);
  const terms = alive === undefined ? [] : [alive];
  if (where !== undefined && Object.keys(where).length > 0) terms.push(whereSql(where, writer));
  return terms.length === 0 ? '' : ` where ${terms.join(' and ')}`;
}

/** The clause of a range of rows, with the space before it. */
export function rangeSql(
  limit: number | undefined,
  offset: number | undefined,
  writer: StatementWriter,
): string {
  if (limit === undefined && (offset === undefined || offset === 0)) return '';
  const { dialect } = writer.layout;
  // An offset alone is no clause of MySQL and SQLite.
  const all = { mysql: '18446744073709551615', postgres: 'all', sqlite: '-1' }[dialect];
  const count = limit === undefined ? all : writer.raw(checkCount('limit', limit, writer));
  if (offset === undefined || offset === 0) return ` limit ${count}`;
  return ` limit ${count} offset ${writer.raw(checkCount('offset', offset, writer))}`;
}

/** How a statement of a model is run: as it was asked for, and named for metrics. */
export function statementOptions(
  { layout }: TableAccess,
  { signal, isFresh, lock }: ReadOptions,
  operation: string,
  isEncoded = false,
): StatementOptions {
  const options = isEncoded ? layout.encodedOptionsOf(operation) : layout.optionsOf(operation);
  if (signal === undefined && isFresh === undefined && lock === undefined) return options;
  return {
    ...options,
    ...(signal !== undefined && { signal }),
    isFresh: isFresh === true || lock !== undefined,
  };
}

function selected(columns: readonly LayoutColumn[], { layout }: TableAccess): string {
  if (columns.length > 0) return layout.selectListOf([...new Set(columns)]);
  throw new InvalidQueryError(layout.table.name, 'An empty list of columns was selected.');
}

function checkCount(name: string, value: number, { layout }: StatementWriter): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidQueryError(
    layout.table.name,
    `"${name}" is a whole number from 0 on, not ${value}.`,
  );
}
