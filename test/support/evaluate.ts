import { runInNewContext } from 'node:vm';

/** The value of a printed expression, as a program of its own would see it: JSON, so that realms do not matter. */
export function evaluate(expression: string): unknown {
  const text = evaluateToJson(expression);
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}

/**
 * {@link evaluate} as JSON, for values whose keys may be anything: JSON.parse of Node 24 takes a key `"` for `\\` where it
 * has read objects with both before.
 */
export function evaluateToJson(expression: string): unknown {
  return runInNewContext(`JSON.stringify(${expression})`, {
    minInteger: Number.MIN_SAFE_INTEGER,
    maxInteger: Number.MAX_SAFE_INTEGER,
  });
}
