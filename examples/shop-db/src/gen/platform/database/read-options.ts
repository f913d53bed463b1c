/** A lock on the rows that are read, held until the transaction ends. SQLite locks whole databases, so it needs none. */
export type RowLock =
  | 'for update'
  | 'for update skip locked'
  | 'for update nowait'
  | 'for share'
  | 'for share skip locked'
  | 'for share nowait';

/** How rows are read. */
export interface ReadOptions {
  /** Finds rows that are marked as deleted too. */
  readonly withDeleted?: boolean;
  /** Locks the rows; only inside a transaction. */
  readonly lock?: RowLock;
  /** Reads what was just written: past the cache, and never from a replica. Always so inside a transaction. */
  readonly isFresh?: boolean;
  /** Gives up waiting when it is aborted. */
  readonly signal?: AbortSignal;
}
