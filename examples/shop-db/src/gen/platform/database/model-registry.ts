import type { Kysely, QueryExecutorProvider } from 'kysely';
import type { RowCache } from './row-cache.ts';
import type { Session, TransactionOptions } from './session.ts';
import type { Runner } from './table-access.ts';

/** How models of a project work. */
export interface ModelOptions {
  /** Remembers rows by their keys, for the tables that it is told of. */
  readonly cache?: RowCache;
}

/** What a model needs of the class that holds all models. */
export interface Registry {
  readonly session: Runner;
  readonly db: QueryExecutorProvider;
  readonly options: ModelOptions;
  withSession(session: Runner): Registry;
}

/** All models of a project on one session. The generated class `Models` has one property for each table. */
export abstract class ModelRegistry<Tables> implements Registry {
  readonly session: Session<Tables>;
  readonly options: ModelOptions;

  constructor(session: Session | Session<Tables>, options: ModelOptions = {}) {
    this.session = session as Session<Tables>; // the tables are those that the models were made of
    this.options = options;
  }

  /** Typed queries of your own. */
  get db(): Kysely<Tables> {
    return this.session.db;
  }

  /** The same models on another session. */
  withSession(session: Runner): this {
    const constructor = this.constructor as new (session: Runner, options: ModelOptions) => this; // how subclasses are made
    return new constructor(session, this.options);
  }

  /**
   * Runs the work in a transaction, with models whose statements belong to it; inside of one, behind a savepoint. It is
   * rolled back when the work throws, and run again after a deadlock.
   */
  async withTx<Result>(
    work: (models: this) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result> {
    return this.session.transaction(async (session) => work(this.withSession(session)), options);
  }

  /** Runs something once the transaction is committed; at once outside of one. Dropped with a rollback. */
  afterCommit(work: () => Promise<void> | void): void {
    this.session.afterCommit(work);
  }
}
