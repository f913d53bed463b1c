/**
 * The schema that null stands for: the one that names without a schema mean, unless nothing stands in it and everything
 * stands in one other.
 */
export function chooseDefaultSchema(preferred: string, used: Iterable<string>): string {
  const all = new Set(used);
  const [only] = all;
  return all.size === 1 && only !== undefined ? only : preferred;
}
