const unitMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * The milliseconds of a duration in Go's notation (`1h30m`, `500ms`, `1.5s`, `0`), or null when it is none. Anything
 * between zero and one millisecond counts as one, since zero means "no limit".
 */
export function parseDuration(text: string): number | null {
  const clean = text.trim();
  if (clean === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(clean)) return null;
  let total = 0;
  for (const [, amount, unit] of clean.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (unitMilliseconds[unit ?? ''] ?? 0);
  }
  if (!Number.isSafeInteger(Math.ceil(total))) return null;
  return total > 0 && total < 1 ? 1 : Math.round(total);
}
