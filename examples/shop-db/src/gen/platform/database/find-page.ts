import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import type { Page } from './find-options.ts';
import { conditionSql, rangeSql, statementOptions, type RowQuery } from './find-rows.ts';
import { keysetSql, keysetValueSql } from './keyset.ts';
import { InvalidQueryError } from './model-errors.ts';
import { orderSql, sortTerms, withPrimaryKey, type SortTerm } from './order-sql.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import { StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { TableLayout } from './table-layout.ts';

/** Rows a page, unless told. */
export const defaultPageSize = 50;

/** One page of a list, found by the values that the last one ended with: steady while rows come and go. */
export async function findPage<Row extends object>(
  access: TableAccess,
  query: RowQuery & { readonly cursor?: string | undefined },
): Promise<Page<Row>> {
  const { layout } = access;
  const limit = checkLimit(query.limit ?? defaultPageSize, layout);
  const list = new KeysetList(sortTerms(query.orderBy, layout), layout);
  const cursor = query.cursor === undefined ? undefined : list.read(query.cursor);
  const isBackward = cursor?.isBackward === true;
  const writer = new StatementWriter(access);
  const condition = conditionSql(query.where, query.withDeleted, writer);
  const behind =
    cursor === undefined ? '' : keysetSql(list.terms, cursor.values, isBackward, writer);
  const glue = condition === '' ? ' where ' : ' and ';
  const text =
    `select ${list.selectList} from ${layout.from}${condition}${behind === '' ? '' : glue + behind}` +
    orderSql(list.terms, layout, isBackward) +
    rangeSql(limit + 1, undefined, writer);
  const { rows } = await writer.run<object>(text, statementOptions(access, query, 'page'));
  const hasMore = rows.length > limit;
  const taken = layout.toRows<Row>(rows.slice(0, limit));
  if (isBackward) taken.reverse();
  const [first, last] = [taken[0], taken.at(-1)];
  const next = last !== undefined && (isBackward || hasMore) ? list.write(last, false) : undefined;
  const previous =
    first !== undefined && (isBackward ? hasMore : cursor !== undefined)
      ? list.write(first, true)
      : undefined;
  return {
    items: list.withoutCursorValues(taken),
    ...(next !== undefined && { nextCursor: next }),
    ...(previous !== undefined && { previousCursor: previous }),
  };
}

/** A list in an order that no two rows share, and its cursors. */
class KeysetList {
  readonly terms: readonly SortTerm[];
  readonly selectList: string;
  /** What cursors of this list are told apart by from those of others. */
  readonly #name: string;
  /** Where a row has the value of a term for the cursor: its property, or an additional column. */
  readonly #places: readonly string[];

  constructor(orderBy: readonly SortTerm[], layout: TableLayout) {
    if (layout.primaryKey.length === 0) {
      throw new InvalidQueryError(
        layout.table.name,
        'Rows without a primary key cannot be told apart, so they have no cursor: use offsetPage.',
      );
    }
    this.terms = withPrimaryKey(orderBy, layout);
    this.#name = JSON.stringify([
      layout.table.name,
      ...this.terms.map(({ column, isDescending, nulls }) => [
        column.property,
        isDescending,
        nulls ?? '',
      ]),
    ]);
    const exact = this.terms.map((term) => keysetValueSql(term, layout));
    const additional = exact.map((sql, index) =>
      sql === undefined ? undefined : freeName(layout, index),
    );
    this.#places = this.terms.map(({ column }, index) => additional[index] ?? column.property);
    this.selectList = [
      layout.selectList,
      ...exact.flatMap((sql, index) => {
        const name = additional[index];
        return sql === undefined || name === undefined
          ? []
          : [`${sql} as ${quoteIdentifier(name, layout.dialect)}`];
      }),
    ].join(', ');
  }

  read(cursor: string): Cursor {
    return readCursor(cursor, this.#name, this.terms.length);
  }

  write(row: object, isBackward: boolean): string {
    const values = this.#places.map((name): unknown => Reflect.get(row, name));
    return writeCursor({ isBackward, values }, this.#name);
  }

  /** The rows as the model gives them. */
  withoutCursorValues<Row extends object>(rows: Row[]): Row[] {
    const names = this.#places.filter((name, index) => name !== this.terms[index]?.column.property);
    for (const row of rows) for (const name of names) Reflect.deleteProperty(row, name);
    return rows;
  }
}

function freeName({ table }: TableLayout, index: number): string {
  let name = `cursor_${index}`;
  while (Object.hasOwn(table.columns, name)) name += '_';
  return name;
}

function checkLimit(limit: number, { table }: TableLayout): number {
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new InvalidQueryError(
    table.name,
    `The limit of a page is a whole number from 1 on, not ${limit}.`,
  );
}
