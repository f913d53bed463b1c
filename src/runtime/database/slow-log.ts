import type { DatabaseLog } from './database-log.ts';
import type { StatementListener } from './statement-runner.ts';

/** Longer texts are cut: a bulk insert has thousands of placeholders. */
const textLimit = 2_000;

/** Logs statements that took longer than `slow` milliseconds: their text, and how many parameters, never which. */
export function logSlowStatements(log: DatabaseLog, slow: number): StatementListener {
  return ({ sql, parameterCount, milliseconds, label, error }) => {
    if (milliseconds < slow) return;
    const text = sql.length > textLimit ? `${sql.slice(0, textLimit)} …` : sql;
    log.warn(
      {
        sql: text,
        parameterCount,
        milliseconds: Math.round(milliseconds),
        ...label,
        ...(error !== undefined && { failure: error.kind }),
      },
      'slow statement',
    );
  };
}
