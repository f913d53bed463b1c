import { DatabaseError } from './database-error.ts';
import type { Connection, Driver } from './driver.ts';
import type { Pool, PooledConnection } from './pool.ts';
import type { StatementLabel, StatementOptions, StatementResult } from './session.ts';

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
  readonly #listeners: readonly StatementListener[];

  /** The listeners may become more. */
  constructor(driver: Driver, listeners: readonly StatementListener[]) {
    this.driver = driver;
    this.#listeners = listeners;
  }

  /** Runs one statement on a connection that more will run on; done already where the database is in this process. */
  run<Row>(
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    if (entry.stopping !== undefined)
      return entry.stopping.then(() => this.run<Row>(entry, sql, parameters, options));
    entry.since = performance.now();
    return this.#start(entry, sql, parameters, options, undefined);
  }

  /** As `run`, on a connection that the pool lent just now for it, and that is given back behind it. */
  runAlone<Row>(
    pool: Pool,
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    let result: Promise<StatementResult<Row>> | StatementResult<Row> | undefined;
    try {
      result = this.#start<Row>(entry, sql, parameters, options, pool);
      return result;
    } finally {
      if (!(result instanceof Promise)) pool.release(entry);
    }
  }

  #start<Row>(
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
    pool: Pool | undefined,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    const started = entry.since;
    let result: Promise<StatementResult<Row>> | StatementResult<Row>;
    try {
      result = entry.connection.run<Row>(sql, parameters, options?.isEncoded);
    } catch (cause) {
      throw this.#fail(cause, entry, started, sql, parameters, options);
    }
    if (result instanceof Promise) {
      begin(entry, started);
      return this.#settle(result, entry, sql, parameters, options, pool);
    }
    this.#tell(entry, started, sql, parameters, options, undefined);
    return result;
  }

  async #settle<Row>(
    running: Promise<StatementResult<Row>>,
    entry: PooledConnection,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
    pool: Pool | undefined,
  ): Promise<StatementResult<Row>> {
    const started = entry.since;
    try {
      const result = await running;
      this.#tell(entry, started, sql, parameters, options, undefined);
      return result;
    } catch (cause) {
      throw this.#fail(cause, entry, started, sql, parameters, options);
    } finally {
      end(entry);
      if (pool !== undefined) releaseBehind(pool, entry);
    }
  }

  #fail(
    cause: unknown,
    entry: PooledConnection,
    started: number,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): DatabaseError {
    const error = this.describe(cause);
    this.#tell(entry, started, sql, parameters, options, error);
    return error;
  }

  #tell(
    entry: PooledConnection,
    started: number,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
    error: DatabaseError | undefined,
  ): void {
    entry.since = performance.now();
    if (this.#listeners.length === 0) return;
    const milliseconds = entry.since - started;
    const label = options?.label;
    const event = { sql, parameterCount: parameters.length, milliseconds, label, error };
    for (const listener of this.#listeners) listener(event);
  }

  /** Lets the server end the statements that were sent on the connection, in their order, as nobody waits for them any more. */
  stop(entry: PooledConnection, statements: readonly Promise<unknown>[]): void {
    const { connection, running, stopping } = entry;
    if (running === 0 || stopping !== undefined || connection.stop === undefined) return;
    entry.stopping = stopAll(connection, statements).finally(() => {
      entry.stopping = undefined;
    });
  }

  /** A statement that steers the session. */
  async command(entry: PooledConnection, sql: string): Promise<string> {
    if (entry.stopping !== undefined) await entry.stopping;
    begin(entry, performance.now());
    try {
      return await entry.connection.command(sql);
    } catch (cause) {
      throw this.describe(cause);
    } finally {
      entry.since = performance.now();
      end(entry);
    }
  }

  /** What was thrown, in the words of the platform. */
  describe(cause: unknown): DatabaseError {
    if (cause instanceof DatabaseError) return cause;
    return new DatabaseError(this.driver.describeError(cause), { cause });
  }
}

function begin(entry: PooledConnection, now: number): void {
  if (entry.running++ === 0) entry.busySince = now;
}

/** The next one begins when the one before has ended. */
function end(entry: PooledConnection): void {
  entry.busySince = --entry.running === 0 ? 0 : performance.now();
}

async function stopAll(
  connection: Connection,
  statements: readonly Promise<unknown>[],
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  for (const statement of statements) {
    // A server that cannot be asked ends the statement by its own limit.
    asked.push(Promise.allSettled([connection.stop?.()]));
    await Promise.allSettled([statement]);
  }
  await Promise.all(asked);
}

function releaseBehind(pool: Pool, entry: PooledConnection): void {
  if (entry.stopping === undefined) pool.release(entry);
  else void entry.stopping.then(() => pool.release(entry));
}

/**
 * The result, unless nobody waits for it any more: then the reason of the signal. The statement itself goes on, unless
 * `stop` ends it.
 */
export function unlessAborted<Result>(
  running: Promise<Result>,
  signal: AbortSignal | undefined,
  stop?: () => void,
): Promise<Result> {
  return signal === undefined ? running : untilAborted(running, signal, stop);
}

async function untilAborted<Result>(
  running: Promise<Result>,
  signal: AbortSignal,
  stop: (() => void) | undefined,
): Promise<Result> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(signal.reason);
      stop?.();
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([running, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
