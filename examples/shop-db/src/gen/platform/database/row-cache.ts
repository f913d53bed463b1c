import type { TableInfo } from './table.ts';

/** Remembers rows of tables by their keys. See `cache/open-cache.ts` for what it promises. */
export interface RowCache {
  /** The memory for one table; undefined for a table that has no key, or is not to be remembered. */
  of(table: TableInfo): TableCache | undefined;
}

/** Remembers rows of one table. */
export interface TableCache {
  /**
   * The row whose properties have these values, which are those of the primary key or of a unique key: remembered, or
   * loaded and remembered. That there is none is remembered too. The row is the caller's own to change.
   *
   * `load` must read what is committed, from the primary (`isFresh`), and outside of a transaction: inside of one, do
   * not ask the cache.
   */
  read<Row extends object>(
    properties: readonly string[],
    values: readonly unknown[],
    load: () => Promise<Row | undefined>,
  ): Promise<Row | undefined>;
  /**
   * Forgets rows that were written. To be called behind the commit, with each row as it is now; after a delete as it
   * was. A part of a row will do, when it has the primary key and whichever members of unique keys were written. Never
   * rejects: what cannot be forgotten now is tried again.
   */
  forget(rows: readonly object[]): Promise<void>;
}

/** What a cache has done since it was opened. */
export interface CacheStats {
  /** Rows that were there. */
  readonly hits: number;
  /** Times that it was known that there is no such row. */
  readonly emptyHits: number;
  readonly misses: number;
  /** Times that the cache could not be asked, so that the database was. */
  readonly errors: number;
  /** Rows that could not be forgotten yet. */
  readonly unforgotten: number;
}
