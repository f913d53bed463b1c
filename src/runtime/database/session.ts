import type { Kysely } from 'kysely';
import type { Encode } from './encode.ts';
import type { ColumnInfo, Dialect } from './table.ts';

/** What a statement gave. */
export interface StatementResult<Row> {
  readonly rows: readonly Row[];
  /** Rows that an INSERT, UPDATE or DELETE found; on MySQL an upsert counts 1 or 2. */
  readonly affected: number;
  /** The number that the database gave the first inserted row, where the dialect tells it without RETURNING. */
  readonly insertId?: bigint;
}

/** What a statement is counted as in the metrics. Make one object a method: its identity is remembered. */
export interface StatementLabel {
  readonly model: string;
  readonly operation: string;
}

/** How one statement is run. */
export interface StatementOptions {
  /** Gives up waiting when it is aborted. Outside of a transaction the server ends the statement, where it can be asked. */
  readonly signal?: AbortSignal;
  /** Reads what was just written, so no replica may answer. Always so inside a transaction. */
  readonly isFresh?: boolean;
  readonly label?: StatementLabel;
  /** Every parameter comes from `encode`, so that none is looked at again. */
  readonly isEncoded?: boolean;
}

/** How a transaction is run. */
export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly isReadOnly?: boolean;
  /** How often it is run again after a deadlock or a failed serialisation; 3 unless told. The work must bear it. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/**
 * Where statements run: the pool, or the one connection of a transaction. Values are encoded and decoded here, the same
 * for models and for queries of one's own: see `decode` for what a column of which type becomes.
 */
export interface Session<Tables = Record<string, Record<string, unknown>>> {
  readonly dialect: Dialect;
  /** The server that answers: what MariaDB can and MySQL cannot (RETURNING, its own lock clauses) hangs on it. */
  readonly server: 'mysql' | 'mariadb' | 'postgres' | 'sqlite';
  /** Typed queries of one's own. */
  readonly db: Kysely<Tables>;
  readonly isInTransaction: boolean;
  /**
   * A value of a column as a parameter of `run`: JSON as its text, sets and lists as the dialect writes them. Values that
   * are written the same whatever the column (numbers, texts, dates, bytes) may be passed to `run` as they are.
   */
  encode(value: unknown, column: ColumnInfo): unknown;
  /** What `encode` does to values of a column, for many of them. */
  encoderOf(column: ColumnInfo): Encode;
  /** One statement with its parameters, in the placeholders of the dialect. Prepared, and remembered by its text. */
  run<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>>;
  /** As `run`, for callers that mind microseconds: where the database is in this process the result is given at once. */
  send<Row>(
    sql: string,
    parameters: readonly unknown[],
    options?: StatementOptions,
  ): Promise<StatementResult<Row>> | StatementResult<Row>;
  /** Runs the work in a transaction; inside of one, behind a savepoint. Rolled back when the work throws. */
  transaction<Result>(
    work: (session: Session<Tables>) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /** Runs something once the outermost transaction is committed; at once outside of one. Dropped with a rollback. */
  afterCommit(work: () => Promise<void> | void): void;
}
