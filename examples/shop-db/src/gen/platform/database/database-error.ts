/**
 * What went wrong, whatever the database: told by the number of its error, never by its text.
 *
 * | kind | when |
 * |---|---|
 * | `unique` | a row with this value of a key exists already |
 * | `foreign-key` | the row that is referred to is missing, or rows refer to the one that should go |
 * | `not-null` | a value is missing |
 * | `check` | a check constraint says no |
 * | `too-long` | a text or a list of bytes is longer than its column |
 * | `out-of-range` | a number or a time is outside what its column holds |
 * | `invalid-value` | a value is of another type than its column, or cannot be read |
 * | `deadlock` | two transactions waited for each other, or could not be put in an order; run it again |
 * | `lock` | somebody else held a row or the file too long |
 * | `timeout` | the statement took longer than it may |
 * | `pool-timeout` | no connection became free in time |
 * | `connection` | the server cannot be reached, or the connection was lost |
 * | `denied` | user, password or rights are wrong |
 * | `missing` | there is no such table, column or database |
 * | `read-only` | something was to be written where only reading is allowed |
 * | `rolled-back` | the transaction was ended by the database, or is over |
 * | `other` | everything else |
 */
export type DatabaseErrorKind =
  | 'unique'
  | 'foreign-key'
  | 'not-null'
  | 'check'
  | 'too-long'
  | 'out-of-range'
  | 'invalid-value'
  | 'deadlock'
  | 'lock'
  | 'timeout'
  | 'pool-timeout'
  | 'connection'
  | 'denied'
  | 'missing'
  | 'read-only'
  | 'rolled-back'
  | 'other';

/** What a driver says of an error, each as far as it is known. */
export interface DatabaseErrorFacts {
  readonly kind: DatabaseErrorKind;
  /** The number of the error in the words of the database: errno, SQLSTATE or the extended code of SQLite. */
  readonly code?: string;
  /** The name of the key or constraint. */
  readonly key?: string;
  readonly table?: string;
  readonly columns?: readonly string[];
  /** The transaction is gone: the database rolled it back by itself, or the connection was lost. */
  readonly endsTransaction?: boolean;
}

const messages: Readonly<Record<DatabaseErrorKind, string>> = {
  unique: 'A row with the same unique value exists already.',
  'foreign-key': 'A row that this refers to does not exist, or other rows refer to this one.',
  'not-null': 'A value that must be given is missing.',
  check: 'A value breaks a rule of its table.',
  'too-long': 'A value is longer than its column.',
  'out-of-range': 'A number or a time is outside the range of its column.',
  'invalid-value': 'A value does not have the type of its column.',
  deadlock: 'The transaction met another one and was rolled back by the database.',
  lock: 'A row that the statement needs is locked by somebody else.',
  timeout: 'The statement took longer than it may.',
  'pool-timeout': 'No connection to the database became free in time.',
  connection: 'The database cannot be reached, or the connection was lost.',
  denied: 'The database refuses the user.',
  missing: 'A table, column or database does not exist.',
  'read-only': 'Nothing may be written here.',
  'rolled-back': 'The transaction is over, so nothing can be run in it.',
  other: 'The database could not run the statement.',
};

/**
 * Kinds that tell the client something: about its own request, or to come back later. The rest is a fault, and so is a
 * value that cannot be read, which has no number of the database's.
 */
const statusCodes: Partial<Readonly<Record<DatabaseErrorKind, number>>> = {
  check: 400,
  'too-long': 400,
  'out-of-range': 400,
  'invalid-value': 400,
  unique: 409,
  'foreign-key': 409,
  deadlock: 503,
  lock: 503,
  'pool-timeout': 503,
  connection: 503,
};

/** Kinds that say that the database refuses a value, when it is the database that says so. */
const refusedValues: ReadonlySet<DatabaseErrorKind> = new Set([
  'check',
  'too-long',
  'out-of-range',
  'invalid-value',
]);

/**
 * An error of the database. Its message names no value and nothing of the driver's, so it may reach a client; what the
 * driver said is the `cause`, for the log.
 */
export class DatabaseError extends Error {
  readonly kind: DatabaseErrorKind;
  declare readonly code?: string;
  declare readonly key?: string;
  declare readonly table?: string;
  declare readonly columns?: readonly string[];
  /** Whether nothing more can be run in the transaction that met it. */
  readonly endsTransaction: boolean;
  /** The status that an HTTP layer answers with, where the client can mend its request or repeat it later. */
  declare readonly statusCode?: number;
  /** Whether the message may be sent to a client. */
  readonly expose: boolean;

  constructor(
    facts: DatabaseErrorFacts,
    options: { readonly message?: string; readonly cause?: unknown } = {},
  ) {
    super(
      options.message ?? messages[facts.kind],
      'cause' in options ? { cause: options.cause } : {},
    );
    this.name = 'DatabaseError';
    this.kind = facts.kind;
    if (facts.code !== undefined) this.code = facts.code;
    if (facts.key !== undefined) this.key = facts.key;
    if (facts.table !== undefined) this.table = facts.table;
    if (facts.columns !== undefined) this.columns = facts.columns;
    this.endsTransaction = facts.endsTransaction === true;
    const status =
      refusedValues.has(facts.kind) && facts.code === undefined
        ? undefined
        : statusCodes[facts.kind];
    if (status !== undefined) this.statusCode = status;
    this.expose = status !== undefined && status < 500;
  }
}

/** No connection became free within the acquire timeout. */
export class PoolTimeoutError extends DatabaseError {
  constructor(milliseconds: number, used: number, waiting: number) {
    super(
      { kind: 'pool-timeout' },
      {
        message:
          `No connection became free within ${milliseconds} ms: ${used} are in use, ${waiting} others wait. ` +
          'Raise database.pool.max, shorten transactions, and use the models that a transaction gives inside of it.',
      },
    );
    this.name = 'PoolTimeoutError';
  }
}

/** A 64-bit integer does not fit into a number, and nothing is ever rounded. */
export class UnsafeInt64Error extends DatabaseError {
  constructor(column: string) {
    super(
      { kind: 'out-of-range', columns: [column] },
      {
        message:
          `The column ${JSON.stringify(column)} holds an integer that a number cannot hold exactly. ` +
          'Read it as "bigint" or "string": set int64 in apigen.json.',
      },
    );
    this.name = 'UnsafeInt64Error';
  }
}

/** The kind of a database's error, of whatever was thrown; undefined when it is no error of the database. */
export function dbErrorKind(error: unknown): DatabaseErrorKind | undefined {
  return error instanceof DatabaseError ? error.kind : undefined;
}
