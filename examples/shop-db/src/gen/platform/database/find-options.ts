import type { OrderBy } from './order.ts';
import type { ReadOptions } from './read-options.ts';
import type { Where } from './where.ts';

/** Which rows are found, and in which order. */
export interface FindOptions<Row extends object> extends ReadOptions {
  readonly where?: Where<Row>;
  readonly orderBy?: OrderBy<Row>;
  /** At most so many rows. */
  readonly limit?: number;
  /** Leaves out so many rows; prefer `page`, which stays quick and steady however far one reads. */
  readonly offset?: number;
}

/** Which rows are counted. */
export interface CountOptions<Row extends object> {
  readonly where?: Where<Row>;
  /** Counts rows that are marked as deleted too. */
  readonly withDeleted?: boolean;
  readonly signal?: AbortSignal;
}

/** One page of a list that is read onwards from where the last page ended. */
export interface PageOptions<Row extends object> {
  readonly where?: Where<Row>;
  /** The primary key decides between rows that are equal in these columns. */
  readonly orderBy?: OrderBy<Row>;
  /** Rows a page; 50 unless told. */
  readonly limit?: number;
  /** `nextCursor` or `previousCursor` of another page; the first page without. */
  readonly cursor?: string | undefined;
  readonly withDeleted?: boolean;
  readonly signal?: AbortSignal;
}

/** A page and the way to its neighbours. */
export interface Page<Row> {
  readonly items: Row[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
  /** Absent on the first page. */
  readonly previousCursor?: string;
}

/** One page of a list whose pages are numbered. */
export interface OffsetPageOptions<Row extends object> {
  readonly where?: Where<Row>;
  /** The primary key decides between rows that are equal in these columns. */
  readonly orderBy?: OrderBy<Row>;
  /** The number of the page, from 1. */
  readonly page?: number;
  /** Rows a page; 50 unless told. */
  readonly limit?: number;
  readonly withDeleted?: boolean;
  readonly signal?: AbortSignal;
}

/** A page of a list whose pages are numbered, and how many rows there are in all. */
export interface OffsetPage<Row> {
  readonly items: Row[];
  readonly total: number;
}
