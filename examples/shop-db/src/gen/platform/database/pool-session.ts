import type { Kysely } from 'kysely';
import { DatabaseError } from './database-error.ts';
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
    if (this.#replicas !== undefined && options?.isFresh !== true && this.#replicas.takes(sql)) {
      const answer = await this.#runOnReplica<Row>(this.#replicas, sql, parameters, options);
      if (answer !== undefined) return answer;
    }
    const { pool, runner } = this.#context;
    // Most statements find a free connection and have no signal: they take the shortest way.
    const entry = options?.signal === undefined ? pool.take() : undefined;
    if (entry === undefined) return this.#runOn(pool, sql, parameters, options);
    try {
      const result = runner.run<Row>(entry, sql, parameters, options?.label);
      return result instanceof Promise ? await result : result;
    } finally {
      pool.release(entry);
    }
  }

  get server(): Session['server'] {
    return this.#context.runner.driver.server;
  }

  encode(value: unknown, column: ColumnInfo): unknown {
    return this.#context.runner.driver.encode(value, column);
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

  async #runOn<Row>(
    pool: Pool,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row>> {
    options?.signal?.throwIfAborted();
    const entry = pool.take() ?? (await pool.acquire(options?.signal));
    let running: Promise<StatementResult<Row>> | undefined;
    try {
      const result = this.#context.runner.run<Row>(entry, sql, parameters, options?.label);
      if (!(result instanceof Promise)) return result;
      running = result;
    } finally {
      if (running === undefined) pool.release(entry);
    }
    const release = (): void => pool.release(entry);
    running.then(release, release);
    return unlessAborted(running, options?.signal);
  }

  /** Undefined when the replica cannot be reached: the primary answers then. */
  async #runOnReplica<Row>(
    replicas: Replicas,
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions | undefined,
  ): Promise<StatementResult<Row> | undefined> {
    try {
      return await this.#runOn(replicas.next(), sql, parameters, options);
    } catch (error) {
      if (error instanceof DatabaseError && ['connection', 'pool-timeout'].includes(error.kind))
        return undefined;
      throw error;
    }
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
        const running = runner.run<Record<string, unknown>>(
          await pin(),
          sql,
          parameters,
          options.label,
        );
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
