import { DatabaseError } from './database-error.ts';
import type { PooledConnection } from './pool.ts';
import type { StatementOptions, StatementResult } from './session.ts';
import { unlessAborted, type StatementRunner } from './statement-runner.ts';

/** Work that waits for the commit. */
export type CommitHook = () => Promise<void> | void;

/** The one connection of a transaction, and what became of the transaction. */
export class OpenTransaction {
  readonly runner: StatementRunner;
  readonly entry: PooledConnection;
  readonly signal: AbortSignal | undefined;
  /** The error behind which the database has nothing to commit any more. */
  doom: DatabaseError | undefined;
  /** A deadlock that was met, even if the work caught it: what it did is not all there. */
  deadlock: DatabaseError | undefined;
  lastError: DatabaseError | undefined;
  isOver = false;
  #savepoints = 0;
  readonly #sent = new Set<Promise<unknown>>();
  // Only with the whole transaction: PostgreSQL goes on with none in which a statement was ended.
  readonly #stop = (): void => this.runner.stop(this.entry, [...this.#sent]);

  constructor(runner: StatementRunner, entry: PooledConnection, signal: AbortSignal | undefined) {
    this.runner = runner;
    this.entry = entry;
    this.signal = signal;
  }

  /** Savepoints are named by numbers that are never used again. */
  nextSavepoint(): string {
    return `sp_${++this.#savepoints}`;
  }

  /** Runs a statement, unless there is no transaction any more that it would belong to. */
  async run<Row>(
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> {
    const signal = options?.signal;
    this.demandOpen();
    signal?.throwIfAborted();
    this.signal?.throwIfAborted();
    try {
      const running = this.runner.run<Row>(this.entry, sql, parameters, options);
      const result = running instanceof Promise ? await this.#wait(running, signal) : running;
      this.#demandTransaction();
      return result;
    } catch (error) {
      this.note(error);
      throw error;
    }
  }

  async #wait<Result>(running: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    this.#sent.add(running);
    try {
      return await unlessAborted(unlessAborted(running, signal), this.signal, this.#stop);
    } finally {
      this.#sent.delete(running);
    }
  }

  /** Steers the transaction: savepoints. */
  async command(sql: string): Promise<string> {
    this.demandOpen();
    try {
      return await this.runner.command(this.entry, sql);
    } catch (error) {
      this.note(error);
      throw error;
    }
  }

  /** Refuses to run anything outside of the transaction that it was meant for. */
  demandOpen(): void {
    if (this.isOver || this.doom !== undefined)
      throw new DatabaseError({ kind: 'rolled-back' }, { cause: this.doom });
  }

  /** Some statements end the transaction: on MySQL every change of a table does. */
  #demandTransaction(): void {
    if (this.entry.connection.isInTransaction !== false || this.isOver) return;
    throw new DatabaseError(
      { kind: 'other', endsTransaction: true },
      {
        message:
          'The statement ended the transaction, so what ran before it was committed by itself. ' +
          'Change tables outside of transactions.',
      },
    );
  }

  /** Remembers what an error did to the transaction. */
  note(error: unknown): void {
    if (!(error instanceof DatabaseError)) return;
    this.lastError = error;
    if (error.kind === 'deadlock') this.deadlock ??= error;
    const isGone =
      this.entry.connection.isBroken || this.entry.connection.isInTransaction === false;
    if (error.endsTransaction || isGone) this.doom ??= error;
  }
}
