import type { DatabaseErrorFacts, DatabaseErrorKind } from '../database-error.ts';

/** Extended result codes of SQLite. */
const kinds: Readonly<Record<number, DatabaseErrorKind>> = {
  2067: 'unique',
  1555: 'unique',
  2579: 'unique',
  787: 'foreign-key',
  1811: 'foreign-key',
  1299: 'not-null',
  275: 'check',
  3091: 'invalid-value',
};

/** Primary result codes: the low byte of an extended one. */
const primaryKinds: Readonly<Record<number, DatabaseErrorKind>> = {
  3: 'denied',
  5: 'deadlock',
  6: 'lock',
  8: 'read-only',
  9: 'timeout',
  14: 'missing',
  18: 'too-long',
  20: 'invalid-value',
  23: 'denied',
  25: 'invalid-value',
};

/**
 * What an error of node:sqlite means. A busy file counts as a deadlock: the transaction that meets it can only be run
 * again. SQLite names no key, only the columns of it.
 */
export function describeSqliteError(error: unknown): DatabaseErrorFacts {
  if (!(error instanceof Error)) return { kind: 'other' };
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
  if (code === undefined) return { kind: 'other' };
  const kind = kinds[code] ?? primaryKinds[code & 0xff] ?? missingOrOther(code, error.message);
  const facts = { kind, code: String(code) };
  if (kind !== 'unique' && kind !== 'not-null') return facts;
  const names = [...error.message.replace(/^.*?: /, '').matchAll(/([^.,]+)\.([^,]+)(?:, |$)/g)];
  const table = names[0]?.[1];
  return {
    ...facts,
    ...(table !== undefined && { table, columns: names.map(([, , column = '']) => column) }),
  };
}

// The number 1 stands for everything that is wrong with the statement itself.
function missingOrOther(code: number, message: string): DatabaseErrorKind {
  return code === 1 && /^no such (?:table|column)/.test(message) ? 'missing' : 'other';
}
