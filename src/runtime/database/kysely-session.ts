import {
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  type Driver as KyselyDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { DatabaseError } from './database-error.ts';
import type { Driver } from './driver.ts';
import { EncodeWrites } from './encode-writes.ts';
import type {
  StatementLabel,
  StatementOptions,
  StatementResult,
  TransactionOptions,
} from './session.ts';

/** Where the query builder runs its statements: one connection of the pool, or that of a transaction. */
export interface Lease {
  run(
    sql: string,
    parameters: readonly unknown[],
    options: StatementOptions,
  ): Promise<StatementResult<Record<string, unknown>>>;
  begin(options: TransactionOptions): Promise<void>;
  command(sql: string): Promise<string>;
  release(): void;
}

/** Typed queries over leases, without a pool or driver of the builder's own. */
export function createKysely<Tables = Record<string, Record<string, unknown>>>(
  driver: Driver,
  lease: () => Lease,
): Kysely<Tables> {
  const dialect: KyselyDialect = {
    createAdapter: () => driver.adapter,
    createQueryCompiler: () => driver.compiler,
    createDriver: () => new LeaseDriver(lease),
    createIntrospector: () => {
      throw new DatabaseError(
        { kind: 'other' },
        { message: 'Tables are read by "apigen model", not by the query builder.' },
      );
    },
  };
  return new Kysely<Tables>({
    dialect,
    plugins: [new EncodeWrites(driver.tables, driver.encoderOf)],
  });
}

class LeaseDriver implements KyselyDriver {
  readonly #lease: () => Lease;

  constructor(lease: () => Lease) {
    this.#lease = lease;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LeaseConnection> {
    return new LeaseConnection(this.#lease());
  }

  async beginTransaction(
    connection: LeaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const { accessMode, isolationLevel } = settings;
    if (isolationLevel === 'read uncommitted' || isolationLevel === 'snapshot')
      throw new DatabaseError(
        { kind: 'other' },
        { message: `Not every database knows ${isolationLevel}.` },
      );
    await connection.lease.begin({
      isReadOnly: accessMode === 'read only',
      ...(isolationLevel !== undefined && { isolation: isolationLevel }),
    });
  }

  async commitTransaction(connection: LeaseConnection): Promise<void> {
    const answer = await connection.lease.command('commit');
    if (answer.toUpperCase() === 'ROLLBACK') throw new DatabaseError({ kind: 'rolled-back' });
  }

  async rollbackTransaction(connection: LeaseConnection): Promise<void> {
    await connection.lease.command('rollback');
  }

  async releaseConnection(connection: LeaseConnection): Promise<void> {
    connection.lease.release();
  }

  /** The pool belongs to the service, which closes it. */
  async destroy(): Promise<void> {}
}

class LeaseConnection implements DatabaseConnection {
  readonly lease: Lease;

  constructor(lease: Lease) {
    this.lease = lease;
  }

  async executeQuery<Row>(
    { sql, parameters, query }: CompiledQuery,
    options?: { readonly signal?: AbortSignal },
  ): Promise<QueryResult<Row>> {
    const { rows, affected, insertId } = await this.lease.run(sql, parameters, {
      label: labels[query.kind] ?? otherLabel,
      ...(options?.signal !== undefined && { signal: options.signal }),
    });
    return {
      rows: rows as Row[], // the builder names the shape of what it selects
      ...(query.kind !== 'SelectQueryNode' && { numAffectedRows: BigInt(affected) }),
      ...(insertId !== undefined && { insertId }),
    };
  }

  /** Drivers read whole results, so there is one part. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

const otherLabel: StatementLabel = { model: 'query', operation: 'other' };
const labels: Readonly<Record<string, StatementLabel>> = {
  SelectQueryNode: { model: 'query', operation: 'select' },
  InsertQueryNode: { model: 'query', operation: 'insert' },
  UpdateQueryNode: { model: 'query', operation: 'update' },
  DeleteQueryNode: { model: 'query', operation: 'delete' },
};
