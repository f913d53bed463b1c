import { DatabaseError } from './database-error.ts';
import type { Driver } from './driver.ts';
import type { PooledConnection } from './pool.ts';
import type { StatementLabel, StatementResult } from './session.ts';

/** What is known of a statement that has run. Never its values. */
export interface StatementEvent {
  readonly sql: string;
  readonly parameterCount: number;
  readonly milliseconds: number;
  readonly label: StatementLabel | undefined;
  readonly error: DatabaseError | undefined;
}

/** Is told of every statement. */
export type StatementListener = (event: StatementEvent) => void;

/** Runs statements on a connection that was lent, times them, and turns errors of the driver into {@link DatabaseError}. */
export class StatementRunner {
  readonly driver: Driver;
  readonly #listener: StatementListener;

  constructor(driver: Driver, listener: StatementListener) {
    this.driver = driver;
    this.#listener = listener;
  }

  /** Runs one statement; done already where the database is in this process. */
  run<Row>(
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    label: StatementLabel | undefined,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    const started = performance.now();
    entry.busySince = started;
    const end = (error: DatabaseError | undefined): void => {
      entry.busySince = 0;
      const milliseconds = performance.now() - started;
      this.#listener({ sql, parameterCount: parameters.length, milliseconds, label, error });
    };
    const fail = (cause: unknown): never => {
      const error = this.describe(cause);
      end(error);
      throw error;
    };
    try {
      const result = entry.connection.run<Row>(sql, parameters);
      if (result instanceof Promise) {
        return result.then((value) => {
          end(undefined);
          return value;
        }, fail);
      }
      end(undefined);
      return result;
    } catch (cause) {
      return fail(cause);
    }
  }

  /** A statement that steers the session. */
  async command(entry: PooledConnection, sql: string): Promise<string> {
    entry.busySince = performance.now();
    try {
      return await entry.connection.command(sql);
    } catch (cause) {
      throw this.describe(cause);
    } finally {
      entry.busySince = 0;
    }
  }

  /** What was thrown, in the words of the platform. */
  describe(cause: unknown): DatabaseError {
    if (cause instanceof DatabaseError) return cause;
    return new DatabaseError(this.driver.describeError(cause), { cause });
  }
}

/** The result, unless nobody waits for it any more: then the reason of the signal. The statement itself goes on. */
export async function unlessAborted<Result>(
  running: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return running;
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([running, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
