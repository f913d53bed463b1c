import type { DialectAdapter, QueryCompiler } from 'kysely';
import type { DatabaseErrorFacts } from './database-error.ts';
import type { Encode } from './encode.ts';
import type { Session, StatementResult, TransactionOptions } from './session.ts';
import type { DatabaseSettings, PoolSettings } from './settings.ts';
import type { TableIndex } from './table-index.ts';
import type { ColumnInfo, Dialect, TableInfo } from './table.ts';

/** Makes what the driver gives a value of a program. Never called with null. */
export type Decode = (value: unknown) => unknown;

/** One connection to a database. The pool lends it to one user at a time. */
export interface Connection {
  /** It must not be used again: closed by the server, or in a state that nobody knows. */
  readonly isBroken: boolean;
  /** How long, in milliseconds, the server lets it be idle, when it says so. */
  readonly idleLimit?: number;
  /** Whether the database is inside a transaction, where the driver can tell without asking. */
  readonly isInTransaction?: boolean;
  /**
   * One statement, prepared and remembered. Throws and rejects with the driver's own errors. Parameters that are all
   * encoded are passed on as they are.
   */
  run<Row>(
    sql: string,
    parameters: readonly unknown[],
    isEncoded?: boolean,
  ): Promise<StatementResult<Row>> | StatementResult<Row>;
  /** A statement that steers the session: `begin`, `savepoint`. Gives what the server says that it did. */
  command(sql: string): Promise<string>;
  ping(): Promise<void>;
  /**
   * Asks the server to end the statement that runs, where it can be asked. Settles when no statement that comes later can
   * be meant any more; rejects when the server cannot be asked.
   */
  stop?(): Promise<void>;
  /** Says goodbye. */
  close(): Promise<void>;
  /** Ends it at once, whatever runs. */
  destroy(): void;
}

/** One kind of database at one address. */
export interface Driver {
  readonly dialect: Dialect;
  /** The server that answers; known for sure once a connection has been opened. */
  readonly server: Session['server'];
  /** Settings of the pool that this database asks for, over those of the configuration. */
  readonly pool: Partial<PoolSettings>;
  connect(): Promise<Connection>;
  /** What an error of the driver means. */
  describeError(error: unknown): DatabaseErrorFacts;
  /** How values of a column become parameters. Null stays what it is. */
  readonly encoderOf: (column: ColumnInfo) => Encode;
  /** The statements that begin a transaction. */
  begin(options: TransactionOptions): readonly string[];
  /** What the models know of columns. */
  readonly tables: TableIndex;
  readonly adapter: DialectAdapter;
  readonly compiler: QueryCompiler;
}

/** What a driver is opened with. */
export interface DriverOptions {
  readonly url: string;
  readonly settings: DatabaseSettings;
  /** The tables that the project has models of: they know what the database does not say of its columns. */
  readonly tables: readonly TableInfo[];
}

/** What the module of a dialect exports. */
export interface DriverModule {
  readonly openDriver: (options: DriverOptions) => Driver;
}

/** The dialects that a project has the driver of, each loaded when it is needed. */
export type DriverModules = Partial<Readonly<Record<Dialect, () => Promise<DriverModule>>>>;
