import { runInNewContext } from 'node:vm';

/** The value of a printed expression, as a program of its own would see it: JSON, so that realms do not matter. */
export function evaluate(expression: string): unknown {
  const text: unknown = runInNewContext(`JSON.stringify(${expression})`, {
    minInteger: Number.MIN_SAFE_INTEGER,
    maxInteger: Number.MAX_SAFE_INTEGER,
  });
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
