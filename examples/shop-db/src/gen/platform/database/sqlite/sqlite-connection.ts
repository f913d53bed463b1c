import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { DatabaseError } from '../database-error.ts';
import type { Connection } from '../driver.ts';
import { LruMap } from '../lru-map.ts';
import type { RowPlan } from '../row-plan.ts';
import type { StatementResult } from '../session.ts';
import type { TableIndex } from '../table-index.ts';
import { planSqliteRows } from './sqlite-decode.ts';
import { bindSqlite } from './sqlite-encode.ts';
import { countPlaceholders } from './sqlite-placeholders.ts';

/** Statements that are remembered; the memory of one is small. */
const statementLimit = 256;

/** How long, in milliseconds, the file may be locked by another process. The wait holds this one up, so it is short. */
const busyTimeout = 500;

/** Statements behind which `select *` may give other columns than before. */
const changesSchema = /^\s*(?:create|alter|drop)\b/i;

interface PreparedStatement {
  readonly statement: StatementSync;
  /** Undefined for statements that give no rows. */
  readonly plan: RowPlan | undefined;
  readonly isWrite: boolean;
  /** Undefined where the placeholders cannot be counted. */
  readonly parameterCount: number | undefined;
}

/** SQLite inside this process: a statement is done when `run` returns. */
export class SqliteConnection implements Connection {
  readonly #database: DatabaseSync;
  readonly #tables: TableIndex;
  readonly #statements = new LruMap<string, PreparedStatement>(statementLimit);

  constructor(path: string, tables: TableIndex) {
    this.#tables = tables;
    this.#database = new DatabaseSync(path, {
      enableForeignKeyConstraints: true,
      timeout: busyTimeout,
    });
    // Readers of other processes go on while this one writes; the file stays whole after a crash.
    this.#database.exec('pragma journal_mode = wal; pragma synchronous = normal');
  }

  get isBroken(): boolean {
    return !this.#database.isOpen;
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  run<Row>(sql: string, parameters: readonly unknown[], isEncoded?: boolean): StatementResult<Row> {
    const { statement, plan, isWrite, parameterCount } = this.#prepare(sql);
    if (parameterCount !== undefined && parameterCount !== parameters.length)
      throw wrongParameters(parameterCount, parameters.length);
    const values = isEncoded === true ? bound(parameters) : parameters.map(bindSqlite);
    if (plan === undefined) {
      const { changes, lastInsertRowid } = statement.run(...values);
      if (changesSchema.test(sql)) this.#statements.clear();
      return { rows: [], affected: Number(changes), insertId: BigInt(lastInsertRowid) };
    }
    const lists: unknown = isWrite ? statement.all(...values) : readAll(statement, values);
    const built = plan.build(lists as unknown[][]); // the statement was told to give lists
    const rows = built as Row[]; // the caller names the shape that its statement gives
    return { rows, affected: isWrite ? rows.length : 0 };
  }

  async command(sql: string): Promise<string> {
    this.#database.exec(sql);
    if (changesSchema.test(sql)) this.#statements.clear();
    return '';
  }

  async ping(): Promise<void> {
    this.#database.exec('select 1');
  }

  async close(): Promise<void> {
    this.destroy();
  }

  destroy(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): PreparedStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    // SQLite prepares the first statement of a text and forgets the rest.
    if (/[^\s;]/.test(sql.slice(sql.indexOf(statement.sourceSQL) + statement.sourceSQL.length)))
      throw severalStatements();
    statement.setReturnArrays(true);
    const columns = statement.columns();
    const isWrite = !/^\s*(?:select|pragma|explain|values)\b/i.test(sql);
    // What was written cannot be read again, so that no integer may be too large the first time.
    statement.setReadBigInts(isWrite);
    const prepared: PreparedStatement = {
      statement,
      plan: columns.length === 0 ? undefined : planSqliteRows(columns, this.#tables),
      isWrite,
      parameterCount: countPlaceholders(sql),
    };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function bound(parameters: readonly unknown[]): readonly SQLInputValue[] {
  return parameters as readonly SQLInputValue[]; // encoded values are such as the binding gives
}

/** Integers are read as numbers, which is faster, until one comes that a number cannot hold: from then on as bigints. */
function readAll(statement: StatementSync, values: readonly SQLInputValue[]): unknown {
  try {
    return statement.all(...values);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    statement.setReadBigInts(true);
    return statement.all(...values);
  }
}

function wrongParameters(wanted: number, given: number): DatabaseError {
  return new DatabaseError(
    { kind: 'invalid-value' },
    { message: `The statement wants ${wanted} parameters, but ${given} are given.` },
  );
}

function severalStatements(): DatabaseError {
  return new DatabaseError(
    { kind: 'other' },
    { message: 'The text holds more than one statement. Run them one by one.' },
  );
}
