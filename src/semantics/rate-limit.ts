import { parseDuration } from './duration.ts';

/** `100/1m by user`: how many requests in how many milliseconds, counted by what. */
export interface RateLimit {
  readonly max: number;
  readonly window: number;
  readonly by: 'user' | 'ip' | null;
}

/** The value of `rateLimit`, or null when it is none. */
export function parseRateLimit(text: string): RateLimit | null {
  const match = /^(\d+)\s*\/\s*([\w.µμ]+)(?:\s+by\s+(user|ip))?$/.exec(text.trim());
  if (match === null) return null;
  const [, count = '', period = '', by] = match;
  const max = Number(count);
  const window = parseDuration(/^\d/.test(period) ? period : `1${period}`);
  if (!Number.isSafeInteger(max) || max === 0 || window === null || window === 0) return null;
  return { max, window, by: by === 'user' || by === 'ip' ? by : null };
}
