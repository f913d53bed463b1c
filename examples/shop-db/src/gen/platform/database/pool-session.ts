import type { Kysely } from 'kysely';
import { DatabaseError } from './database-error.ts';
import type { Encode } from './encode.ts';
import { createKysely, type Lease } from './kysely-session.ts';
import type { Pool, PooledConnection } from './pool.ts';
import type { Replicas } from './replicas.ts';
import type { Session, StatementOptions, StatementResult, TransactionOptions } from './session.ts';
import { unlessAborted } from './statement-runner.ts';
import type { ColumnInfo, Dialect } from './table.ts';
import { runTransaction, type TransactionContext } from './transaction.ts';

/** The session of the service: every statement takes a connection of the pool. */
export class PoolSession implements Session {
  readonly isInTransaction = false;
  readonly db: Kysely<Record<string, Record<string, unknown>>>;
  readonly dialect: Dialect;
  readonly #context: TransactionContext;
  readonly #replicas: Replicas | undefined;

  constructor(context: TransactionContext, replicas: Replicas | undefined) {
    this.#context = context;
    this.#replicas = replicas;
    this.dialect = context.runner.driver.dialect;
    this.db = createKysely(context.runner.driver, () => this.#lease());
  }

  async run<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>> {
    return await this.send<Row>(sql, parameters, options);
  }

  send<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    if (this.#replicas !== undefined && options?.isFresh !== true && this.#replicas.takes(sql))
      return this.#runOnReplica<Row>(this.#replicas, sql, parameters, options);
    return this.#runOn(this.#context.pool, sql, parameters, options);
  }

  get server(): Session['server'] {
    return this.#context.runner.driver.server;
  }

  encode(value: unknown, column: ColumnInfo): unknown {
    return this.#context.runner.driver.encoderOf(column)(value);
  }

  encoderOf(column: ColumnInfo): Encode {
    return this.#context.runner.driver.encoderOf(column);
  }

  async transaction<Result>(
    work: (session: Session) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result> {
    return runTransaction(this.#context, work, options);
  }

  /** There is nothing to wait for. */
  afterCommit(work: () => Promise<void> | void): void {
    void (async () => work())().catch(this.#context.onHookError);
  }

  #runOn<Row>(
    pool: Pool,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> | StatementResult<Row> {
    // Most statements find a free connection and have no signal: they take the shortest way.
    const entry = options?.signal === undefined ? pool.take() : undefined;
    if (entry !== undefined)
      return this.#context.runner.runAlone<Row>(pool, entry, sql, parameters, options);
    return this.#runInTurn<Row>(pool, sql, parameters, options);
  }

  async #runInTurn<Row>(
    pool: Pool,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> {
    options?.signal?.throwIfAborted();
    const entry = pool.take() ?? (await pool.acquire(options?.signal));
    const result = this.#context.runner.runAlone<Row>(pool, entry, sql, parameters, options);
    if (!(result instanceof Promise)) return result;
    return unlessAborted(result, options?.signal, () => this.#context.runner.stop(entry, [result]));
  }

  /** From the primary when the replica cannot be reached. */
  async #runOnReplica<Row>(
    replicas: Replicas,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> {
    try {
      return await this.#runOn<Row>(replicas.next(), sql, parameters, options);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.kind !== 'connection' && error.kind !== 'pool-timeout') throw error;
    }
    return this.#runOn<Row>(this.#context.pool, sql, parameters, options);
  }

  /** What the query builder runs on: a connection of its own from the first statement that is no read on. */
  #lease(): Lease {
    const { pool, runner } = this.#context;
    let entry: PooledConnection | undefined;
    const pin = async (): Promise<PooledConnection> =>
      (entry ??= pool.take() ?? (await pool.acquire()));
    return {
      run: async (sql, parameters, options) => {
        if (entry === undefined && this.#replicas?.takes(sql) === true)
          return this.run(sql, parameters, options);
        const running = runner.run<Record<string, unknown>>(await pin(), sql, parameters, options);
        return running instanceof Promise ? running : Promise.resolve(running);
      },
      begin: async (options) => {
        for (const sql of runner.driver.begin(options)) await runner.command(await pin(), sql);
      },
      command: async (sql) => runner.command(await pin(), sql),
      release: () => {
        if (entry !== undefined) pool.release(entry);
      },
    };
  }
}
