import { isNetworkError } from '../connection-errors.ts';
import type { DatabaseErrorFacts, DatabaseErrorKind } from '../database-error.ts';

/** SQLSTATEs by what they mean. */
const states: Readonly<Record<string, DatabaseErrorKind>> = {
  '23505': 'unique',
  '23P01': 'unique',
  '23503': 'foreign-key',
  '23001': 'foreign-key',
  '23502': 'not-null',
  '23514': 'check',
  '22001': 'too-long',
  '22003': 'out-of-range',
  '22008': 'out-of-range',
  '42804': 'invalid-value',
  '40P01': 'deadlock',
  '40001': 'deadlock',
  '55P03': 'lock',
  '57014': 'timeout',
  '53300': 'connection',
  '57P01': 'connection',
  '57P02': 'connection',
  '57P03': 'connection',
  '57P05': 'connection',
  '25P03': 'connection',
  '25P02': 'rolled-back',
  '25006': 'read-only',
  '42501': 'denied',
  '3D000': 'missing',
  '3F000': 'missing',
  '42P01': 'missing',
  '42703': 'missing',
};

/** Classes of SQLSTATEs: their first two characters. */
const classes: Readonly<Record<string, DatabaseErrorKind>> = {
  '08': 'connection',
  '22': 'invalid-value',
  '28': 'denied',
};

/** Errors of the driver itself have neither a state nor a code. */
const lost = /^(?:Connection terminated|Client (?:has encountered|was closed)|timeout expired)/;

/** What an error of pg means. */
export function describePostgresError(error: unknown): DatabaseErrorFacts {
  if (!(error instanceof Error)) return { kind: 'other' };
  const code = textOf(error, 'code') ?? '';
  if (isStalePlan(error)) return { kind: 'deadlock', code };
  const isState = /^[0-9A-Z]{5}$/.test(code) && 'severity' in error;
  if (!isState) {
    const isLost = isNetworkError(code) || lost.test(error.message);
    return { kind: isLost ? 'connection' : 'other', code, endsTransaction: isLost };
  }
  const kind = states[code] ?? classes[code.slice(0, 2)] ?? 'other';
  const key = textOf(error, 'constraint');
  const table = textOf(error, 'table');
  const columns = columnsOf(error);
  return {
    kind,
    code,
    ...(key !== undefined && { key }),
    ...(table !== undefined && { table }),
    ...(columns !== undefined && { columns }),
    endsTransaction: kind === 'connection',
  };
}

/**
 * A remembered statement that gives other columns than before, because a table was altered, or that the server has
 * forgotten. Running it again prepares it anew; inside a transaction, which is lost, that is the whole of it.
 */
export function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = textOf(error, 'code');
  return (
    (code === '0A000' && textOf(error, 'routine') === 'RevalidateCachedQuery') || code === '26000'
  );
}

function columnsOf(error: Error): readonly string[] | undefined {
  const column = textOf(error, 'column');
  if (column !== undefined) return [column];
  // The detail of a key names its columns in front of the values: Key (tenant_id, slug)=(1, a) …
  const list = /^[^(]*\(([^)]*)\)=/.exec(textOf(error, 'detail') ?? '')?.[1];
  return list?.split(', ');
}

function textOf(error: object, name: string): string | undefined {
  const value: unknown = Object.entries(error).find(([own]) => own === name)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
