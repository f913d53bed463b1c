import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from './database-error.ts';
import type { Pool, PooledConnection } from './pool.ts';
import type { Session, TransactionOptions } from './session.ts';
import type { StatementRunner } from './statement-runner.ts';
import { OpenTransaction, type CommitHook } from './transaction-scope.ts';
import { TransactionSession } from './transaction-session.ts';

/** What a transaction runs on. */
export interface TransactionContext {
  readonly pool: Pool;
  readonly runner: StatementRunner;
  /** How often a transaction is run again, unless its own options say so. */
  readonly retries: number;
  /** Is told of work behind a commit that failed: the commit itself has happened. */
  readonly onHookError: (error: unknown) => void;
}

/** Runs work in a transaction of its own, again when the database could not put it in an order with others. */
export async function runTransaction<Result>(
  context: TransactionContext,
  work: (session: Session) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const retries = options.retries ?? context.retries;
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptTransaction(context, work, options);
    if (outcome.isDone) {
      await runHooks(outcome.hooks, context.onHookError);
      return outcome.result;
    }
    if (!outcome.isRetryable || attempt >= retries) throw outcome.error;
    // Those who met each other must not meet again at once.
    await wait(Math.random() * 20 * 2 ** attempt, undefined, signalOf(options));
  }
}

type Outcome<Result> =
  | { readonly isDone: true; readonly result: Result; readonly hooks: readonly CommitHook[] }
  | { readonly isDone: false; readonly error: unknown; readonly isRetryable: boolean };

async function attemptTransaction<Result>(
  { pool, runner }: TransactionContext,
  work: (session: Session) => Promise<Result>,
  options: TransactionOptions,
): Promise<Outcome<Result>> {
  let entry: PooledConnection;
  try {
    entry = await begin(pool, runner, options);
  } catch (error) {
    return { isDone: false, error, isRetryable: isDeadlock(error) };
  }
  const transaction = new OpenTransaction(runner, entry, options.signal);
  const session = new TransactionSession(transaction);
  try {
    const result = await work(session);
    session.end();
    await commit(transaction);
    return { isDone: true, result, hooks: session.hooks };
  } catch (error) {
    session.end();
    await rollBack(transaction);
    return {
      isDone: false,
      error,
      isRetryable: transaction.deadlock !== undefined || isDeadlock(error),
    };
  } finally {
    transaction.isOver = true;
    pool.release(entry);
  }
}

async function begin(
  pool: Pool,
  runner: StatementRunner,
  options: TransactionOptions,
): Promise<PooledConnection> {
  for (let isFirst = true; ; isFirst = false) {
    const entry = pool.take() ?? (await pool.acquire(options.signal));
    try {
      for (const sql of runner.driver.begin(options)) await runner.command(entry, sql);
      return entry;
    } catch (error) {
      // Nothing has been done yet, so a connection that died while it rested costs nothing but another one.
      const isDead = entry.connection.isBroken;
      pool.release(entry);
      if (!isDead || !isFirst) throw error;
    }
  }
}

async function commit(transaction: OpenTransaction): Promise<void> {
  if (transaction.doom !== undefined) throw transaction.doom;
  const { runner, entry, lastError } = transaction;
  let answer: string;
  try {
    answer = await runner.command(entry, 'commit');
  } catch (error) {
    transaction.note(error);
    if (!(error instanceof DatabaseError) || error.kind !== 'connection') throw error;
    throw new DatabaseError(
      { kind: 'connection', endsTransaction: true },
      {
        message: 'The connection was lost during the commit: look whether it took place.',
        cause: error.cause,
      },
    );
  }
  if (answer.toUpperCase() === 'ROLLBACK') {
    throw new DatabaseError(
      { kind: 'rolled-back', endsTransaction: true },
      {
        message: 'A statement of the transaction had failed, so the database rolled it back.',
        cause: lastError,
      },
    );
  }
}

async function rollBack(transaction: OpenTransaction): Promise<void> {
  const { runner, entry, doom } = transaction;
  if (entry.connection.isBroken || entry.connection.isInTransaction === false) return;
  try {
    await runner.command(entry, 'rollback');
  } catch {
    // Nobody knows what state this connection is in. A server rolls back what loses its connection.
    if (doom === undefined || !entry.connection.isBroken) entry.connection.destroy();
  }
}

async function runHooks(
  hooks: readonly CommitHook[],
  onError: (error: unknown) => void,
): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook();
    } catch (error) {
      onError(error);
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof DatabaseError && error.kind === 'deadlock';
}

function signalOf({ signal }: TransactionOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
