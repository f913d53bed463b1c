import { findByKey } from './find-by-key.ts';
import type { ReadOptions } from './read-options.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn } from './table-layout.ts';

/**
 * The row whose columns, those of a key, have these values: from the cache, where there is one. It is passed by inside of
 * transactions, and for rows that are locked, must be fresh, or may be deleted.
 */
export function findCached<Row extends object>(
  access: TableAccess,
  columns: readonly LayoutColumn[],
  values: readonly unknown[],
  operation: string,
  options?: ReadOptions,
): Promise<Row | undefined> {
  const { cache, session, layout } = access;
  if (cache === undefined || session.isInTransaction || mustAskDatabase(access, options)) {
    return findByKey<Row>(access, columns, values, operation, options);
  }
  const properties =
    columns === layout.primaryKey
      ? layout.table.primaryKey
      : columns.map(({ property }) => property);
  // Others may wait for the same row, so nobody alone can give it up.
  const fresh = { isFresh: true };
  return cache.read<Row>(properties, values, async () =>
    findByKey<Row>(access, columns, values, operation, fresh),
  );
}

function mustAskDatabase({ layout }: TableAccess, options: ReadOptions | undefined): boolean {
  return (
    options !== undefined &&
    (options.lock !== undefined ||
      options.isFresh === true ||
      (options.withDeleted === true && layout.softDelete !== undefined))
  );
}
