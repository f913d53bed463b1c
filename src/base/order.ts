/** Compares by UTF-16 code unit: the one order used for output, the same under every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A copy of `items`, sorted by a text key in code-unit order; equal keys keep their order. */
export function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  if (items.length < 2) return [...items];
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((left, right) => compareText(left.key, right.key))
    .map(({ item }) => item);
}
