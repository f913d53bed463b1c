/** Where the rows without a value stand; where the database puts them unless told. */
export type Direction =
  'asc' | 'desc' | 'asc nulls first' | 'asc nulls last' | 'desc nulls first' | 'desc nulls last';

/** A column (ascending), or columns with their directions, in the order in which they are named. */
export type OrderTerm<Row extends object> =
  (keyof Row & string) | { readonly [Property in keyof Row]?: Direction };

/** What rows are sorted by: `'name'`, `{ created_at: 'desc' }` or a list of these. */
export type OrderBy<Row extends object> = OrderTerm<Row> | readonly OrderTerm<Row>[];
