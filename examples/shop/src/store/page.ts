import { HttpError } from '../gen/platform/errors.ts';

/** A page of a list that is in memory; the cursor is the number of the next item. */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string },
) {
  const start = Number(cursor);
  if (!Number.isInteger(start) || start < 0) throw new HttpError(400, 'The cursor is not one of this list.');
  const end = start + limit;
  return {
    items: items.slice(start, end),
    total: items.length,
    ...(end < items.length && { nextCursor: String(end) }),
  };
}
