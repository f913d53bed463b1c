import type { Kysely } from 'kysely';
import { DatabaseError } from './database-error.ts';
import type { Encode } from './encode.ts';
import { createKysely } from './kysely-session.ts';
import type { Session, StatementOptions, StatementResult, TransactionOptions } from './session.ts';
import type { ColumnInfo, Dialect } from './table.ts';
import type { CommitHook, OpenTransaction } from './transaction-scope.ts';

/** The session inside a transaction, or behind one of its savepoints. */
export class TransactionSession implements Session {
  readonly isInTransaction = true;
  readonly hooks: CommitHook[] = [];
  readonly #transaction: OpenTransaction;
  #db: Kysely<Record<string, Record<string, unknown>>> | undefined;
  #isOver = false;
  #nested: Promise<unknown> = Promise.resolve();

  constructor(transaction: OpenTransaction) {
    this.#transaction = transaction;
  }

  get dialect(): Dialect {
    return this.#transaction.runner.driver.dialect;
  }

  get db(): Kysely<Record<string, Record<string, unknown>>> {
    this.#db ??= createKysely(this.#transaction.runner.driver, () => ({
      run: (sql, parameters, options) => this.run(sql, parameters, options),
      begin: async () => this.#refuseKyselyTransaction(),
      command: (sql) => this.#transaction.command(sql),
      release: () => undefined,
    }));
    return this.#db;
  }

  async run<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>> {
    this.#demandOpen();
    return this.#transaction.run<Row>(sql, parameters, options);
  }

  async send<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>> {
    return this.run<Row>(sql, parameters, options);
  }

  get server(): Session['server'] {
    return this.#transaction.runner.driver.server;
  }

  encode(value: unknown, column: ColumnInfo): unknown {
    return this.#transaction.runner.driver.encoderOf(column)(value);
  }

  encoderOf(column: ColumnInfo): Encode {
    return this.#transaction.runner.driver.encoderOf(column);
  }

  /** Savepoints of one session cannot overlap, so works that are started at once run one behind the other. */
  async transaction<Result>(
    work: (session: Session) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    const before = this.#nested;
    const running = before.then(async () => this.#runNested(work, options));
    this.#nested = running.catch(() => undefined);
    return running;
  }

  afterCommit(work: CommitHook): void {
    this.#demandOpen();
    this.hooks.push(work);
  }

  /** Nothing may be run any more by whoever still holds this session. */
  end(): void {
    this.#isOver = true;
  }

  async #runNested<Result>(
    work: (session: Session) => Promise<Result>,
    { signal }: TransactionOptions,
  ): Promise<Result> {
    this.#demandOpen();
    signal?.throwIfAborted();
    const name = this.#transaction.nextSavepoint();
    await this.#transaction.command(`savepoint ${name}`);
    const session = new TransactionSession(this.#transaction);
    try {
      const result = await work(session);
      await session.#nested;
      session.end();
      this.#transaction.demandOpen();
      await this.#transaction.command(`release savepoint ${name}`);
      this.hooks.push(...session.hooks);
      return result;
    } catch (error) {
      session.end();
      if (this.#transaction.doom === undefined) await this.#rollBackTo(name);
      throw error;
    }
  }

  async #rollBackTo(name: string): Promise<void> {
    await this.#transaction.command(`rollback to savepoint ${name}`);
    await this.#transaction.command(`release savepoint ${name}`);
  }

  #demandOpen(): void {
    if (this.#isOver) throw new DatabaseError({ kind: 'rolled-back' });
  }

  #refuseKyselyTransaction(): never {
    throw new DatabaseError(
      { kind: 'other' },
      { message: 'Nest transactions with session.transaction, not with the query builder.' },
    );
  }
}
