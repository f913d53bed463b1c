import { isComparable } from './check-value.ts';
import { InvalidQueryError } from './model-errors.ts';
import { comparable } from './statement-writer.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** One column that rows are sorted by. */
export interface SortTerm {
  readonly column: LayoutColumn;
  readonly isDescending: boolean;
  /** Where the rows without a value stand, when it was told; see {@link areNullsFirst}. */
  readonly nulls: 'first' | 'last' | undefined;
}

const directions: Readonly<Record<string, Omit<SortTerm, 'column'>>> = {
  asc: { isDescending: false, nulls: undefined },
  desc: { isDescending: true, nulls: undefined },
  'asc nulls first': { isDescending: false, nulls: 'first' },
  'asc nulls last': { isDescending: false, nulls: 'last' },
  'desc nulls first': { isDescending: true, nulls: 'first' },
  'desc nulls last': { isDescending: true, nulls: 'last' },
};

/** What rows are sorted by, checked: a name that is no column or no direction is an error, never SQL. */
export function sortTerms(orderBy: unknown, layout: TableLayout): SortTerm[] {
  if (orderBy === undefined) return [];
  if (typeof orderBy === 'string') return [termOf(orderBy, 'asc', layout)];
  if (Array.isArray(orderBy)) return orderBy.flatMap((term: unknown) => sortTerms(term, layout));
  if (typeof orderBy === 'object' && orderBy !== null) {
    return Object.entries(orderBy).map(([name, direction]) => termOf(name, direction, layout));
  }
  throw new InvalidQueryError(
    layout.table.name,
    'An order is a column, or columns with directions.',
  );
}

/** Terms with the primary key behind them, so that no two rows are equal. */
export function withPrimaryKey(terms: readonly SortTerm[], layout: TableLayout): SortTerm[] {
  const named = new Set(terms.map(({ column }) => column));
  const isDescending = terms.at(-1)?.isDescending ?? false;
  const key = layout.primaryKey.filter((column) => !named.has(column));
  return [...terms, ...key.map((column) => ({ column, isDescending, nulls: undefined }))];
}

/** The clause, with the space before it; empty without terms. Backwards, the last row comes first. */
export function orderSql(
  terms: readonly SortTerm[],
  layout: TableLayout,
  isBackward = false,
): string {
  if (terms.length === 0) return '';
  return ` order by ${terms.map((term) => termSql(term, layout, isBackward)).join(', ')}`;
}

/** Whether rows without a value come before the others when the list is read forwards. */
export function areNullsFirst(
  { nulls, isDescending }: SortTerm,
  { dialect }: TableLayout,
): boolean {
  if (nulls !== undefined) return nulls === 'first';
  // No value is the least value on MySQL and SQLite, the greatest on PostgreSQL.
  return (dialect === 'postgres') === isDescending;
}

function termSql(term: SortTerm, layout: TableLayout, isBackward: boolean): string {
  const { column, isDescending, nulls } = term;
  const direction = isDescending === isBackward ? '' : ' desc';
  const sorted = `${comparable(layout, column)}${direction}`;
  if (nulls === undefined || column.info.isNullable !== true) return sorted;
  const isFirst = (nulls === 'first') !== isBackward;
  return layout.dialect === 'mysql'
    ? `${column.sql} is null${isFirst ? ' desc' : ''}, ${sorted}`
    : `${sorted} nulls ${isFirst ? 'first' : 'last'}`;
}

function termOf(name: string, direction: unknown, layout: TableLayout): SortTerm {
  const column = layout.column(name);
  if (!isComparable(column)) {
    throw new InvalidQueryError(
      layout.table.name,
      `Rows cannot be sorted by ${JSON.stringify(name)} (${column.info.kind}).`,
    );
  }
  if (typeof direction !== 'string' || !Object.hasOwn(directions, direction)) {
    throw new InvalidQueryError(
      layout.table.name,
      `${JSON.stringify(direction)} is no direction of ${JSON.stringify(name)}: use one of ${Object.keys(directions).join(', ')}.`,
    );
  }
  const { isDescending, nulls } = directions[direction] ?? {
    isDescending: false,
    nulls: undefined,
  };
  return { column, isDescending, nulls };
}
