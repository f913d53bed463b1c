/**
 * Every `step`-th of many cases that prove the same, so that the suite stays quick; all of them with `APIGEN_ALL=1`, which
 * is what to run after a change of what they prove.
 */
export function sampled<Item>(items: readonly Item[], step: number): Item[] {
  if (process.env['APIGEN_ALL'] === '1') return [...items];
  return items.filter((_, index) => index % step === 0);
}
