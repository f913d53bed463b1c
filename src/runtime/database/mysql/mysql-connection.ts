import type { Connection as MysqlClient, ResultSetHeader } from 'mysql2';
import type { Connection } from '../driver.ts';
import type { StatementResult } from '../session.ts';
import { bindMysql } from './mysql-encode.ts';
import type { MysqlPlans } from './mysql-plans.ts';

const inTransaction = 1;

/** One connection of mysql2. */
export class MysqlConnection implements Connection {
  readonly idleLimit: number;
  isBroken = false;
  isInTransaction = false;
  readonly #client: MysqlClient;
  readonly #plans: MysqlPlans;
  readonly #kill: (session: number) => Promise<void>;

  constructor(
    client: MysqlClient,
    plans: MysqlPlans,
    idleLimit: number,
    kill: (session: number) => Promise<void>,
  ) {
    this.#client = client;
    this.#plans = plans;
    this.#kill = kill;
    this.idleLimit = idleLimit;
    const lose = (): void => {
      this.isBroken = true;
    };
    // Without a listener an error of a resting connection would end the process.
    client.on('error', lose);
    client.on('end', lose);
  }

  run<Row>(
    sql: string,
    parameters: readonly unknown[],
    isEncoded?: boolean,
  ): Promise<StatementResult<Row>> {
    return new Promise((resolve, reject) => {
      // Encoded values are such as this binding gives.
      const values = isEncoded === true ? parameters : parameters.map(bindMysql);
      // The driver's types of values know less than the driver does.
      const statement = { sql, values } as { sql: string }; // the values are checked by their binding
      this.#client.execute(statement, (error, result: unknown, fields: unknown) => {
        if (error !== null) return reject(this.#noteLoss(error));
        try {
          resolve(this.#read<Row>(sql, result, fields));
        } catch (unreadable) {
          reject(unreadable);
        }
      });
    });
  }

  command(sql: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#client.query(sql, (error, result: unknown) => {
        if (error !== null) return reject(this.#noteLoss(error));
        this.#noteStatus(result);
        resolve('');
      });
    });
  }

  ping(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.ping((error: Error | null | undefined) => {
        // The driver calls back with nothing when all is well, but its types say null.
        if (error) reject(this.#noteLoss(error));
        else resolve();
      });
    });
  }

  async stop(): Promise<void> {
    await this.#kill(this.#client.threadId);
    // When the statement had ended by itself, the server would end the next one: then this one, which nobody misses.
    await this.command('do 0').catch(() => undefined);
  }

  close(): Promise<void> {
    this.isBroken = true;
    return new Promise((resolve) => this.#client.end(() => resolve()));
  }

  destroy(): void {
    this.isBroken = true;
    // The driver's own `destroy` waits for what runs, and then tells nobody.
    (this.#client as unknown as { readonly stream: { destroy(): void } }).stream.destroy(); // left out of its types
  }

  #read<Row>(sql: string, result: unknown, fields: unknown): StatementResult<Row> {
    if (Array.isArray(result) && Array.isArray(fields)) {
      const { plan, isRead } = this.#plans.for(sql, fields);
      const rows = plan.change(result) as Row[]; // the caller names the shape that its statement gives
      return { rows, affected: isRead ? 0 : rows.length };
    }
    this.#noteStatus(result);
    const { affectedRows, insertId } = result as ResultSetHeader; // a result without fields is the header alone
    return { rows: [], affected: affectedRows, insertId: BigInt(insertId) };
  }

  /** The server says with every write whether it is inside a transaction. */
  #noteStatus(result: unknown): void {
    const { serverStatus } = result as { readonly serverStatus?: number }; // the header of a result without rows
    if (serverStatus !== undefined) this.isInTransaction = (serverStatus & inTransaction) !== 0;
  }

  #noteLoss(error: Error): Error {
    if ('fatal' in error && error.fatal === true) this.isBroken = true;
    return error;
  }
}
