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
    let result: Promise<StatementResult<Row>> | StatementResult<Row>;
    try {
      result = entry.connection.run<Row>(sql, parameters);
    } catch (cause) {
      throw this.#fail(cause, started, sql, parameters, label);
    }
    if (result instanceof Promise) {
      entry.busySince = started;
      return this.#settle(result, entry, sql, parameters, label);
    }
    this.#tell(started, sql, parameters, label, undefined);
    return result;
  }

  async #settle<Row>(
    running: Promise<StatementResult<Row>>,
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    label: StatementLabel | undefined,
  ): Promise<StatementResult<Row>> {
    const started = entry.busySince;
    try {
      const result = await running;
      this.#tell(started, sql, parameters, label, undefined);
      return result;
    } catch (cause) {
      throw this.#fail(cause, started, sql, parameters, label);
    } finally {
      entry.busySince = 0;
    }
  }

  #fail(
    cause: unknown,
    started: number,
    sql: string,
    parameters: readonly unknown[],
    label: StatementLabel | undefined,
  ): DatabaseError {
    const error = this.describe(cause);
    this.#tell(started, sql, parameters, label, error);
    return error;
  }

  #tell(
    started: number,
    sql: string,
    parameters: readonly unknown[],
    label: StatementLabel | undefined,
    error: DatabaseError | undefined,
  ): void {
    const milliseconds = performance.now() - started;
    this.#listener({ sql, parameterCount: parameters.length, milliseconds, label, error });
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
