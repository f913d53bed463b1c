import type { Where } from './where.ts';

/** How one row is changed. */
export interface WriteOptions {
  /**
   * The version that the row had when it was read: the write fails with a {@link ConflictError} when somebody else was
   * faster. Only for tables with a version column; without it the last write wins.
   */
  readonly version?: number | bigint | string;
}

/** Which rows are changed or deleted at once: those that a condition names, or every one. */
export type WriteSelection<Row extends object> =
  | { readonly where: Where<Row>; readonly all?: never }
  | { readonly where?: never; readonly all: true };
