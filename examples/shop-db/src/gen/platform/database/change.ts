/** What happened to rows of a table, told once the transaction is committed. */
export interface Change<Key> {
  /** `upsert`: inserted or updated, which of both is not known. */
  readonly kind: 'insert' | 'update' | 'upsert' | 'delete';
  /** The primary keys of the rows. */
  readonly keys: readonly Key[];
}
