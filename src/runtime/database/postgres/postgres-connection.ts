import type { Client, FieldDef, QueryArrayConfig, QueryArrayResult } from 'pg';
import type { Connection } from '../driver.ts';
import type { StatementResult } from '../session.ts';
import { cancelPostgres, type RunningBackend } from './cancel-postgres.ts';
import { bindPostgres } from './postgres-encode.ts';
import { isStalePlan } from './postgres-errors.ts';
import type { PostgresPlans } from './postgres-plans.ts';
import type { StatementNames } from './statement-names.ts';

/** One connection of pg. Statements that are given at once run one behind the other. */
export class PostgresConnection implements Connection {
  isBroken = false;
  readonly #client: Client;
  readonly #plans: PostgresPlans;
  readonly #names: StatementNames | undefined;
  #last: Promise<void> | undefined;
  readonly #end: () => void;
  #waiting = 0;

  constructor(client: Client, plans: PostgresPlans, names: StatementNames | undefined) {
    this.#client = client;
    this.#plans = plans;
    this.#names = names;
    this.#end = () => {
      if (--this.#waiting === 0) this.#last = undefined;
    };
    const lose = (): void => {
      this.isBroken = true;
    };
    // Without a listener an error of a resting connection would end the process.
    client.on('error', lose);
    client.on('end', lose);
  }

  get isInTransaction(): boolean {
    return this.#client.getTransactionStatus() !== 'I';
  }

  async run<Row>(
    sql: string,
    parameters: readonly unknown[],
    isEncoded?: boolean,
  ): Promise<StatementResult<Row>> {
    const values = isEncoded === true ? bound(parameters) : parameters.map(bindPostgres);
    const result = await this.#inTurn(() => this.#send(sql, values));
    const { rows, fields, command, rowCount } = result;
    const affected = command === 'SELECT' ? 0 : (rowCount ?? 0);
    if (fields.length === 0) return { rows: [], affected };
    const plan = this.#plans.find(sql, fields) ?? (await this.#learn(sql, fields));
    return { rows: plan.build(rows) as Row[], affected }; // the caller names the shape that its statement gives
  }

  command(sql: string): Promise<string> {
    return this.#inTurn(() => this.#query({ text: sql, rowMode: 'array' })).then(
      (result) => result.command,
    );
  }

  async ping(): Promise<void> {
    await this.command('');
  }

  async stop(): Promise<void> {
    await cancelPostgres(backendOf(this.#client));
  }

  async close(): Promise<void> {
    this.isBroken = true;
    await this.#client.end();
  }

  destroy(): void {
    this.isBroken = true;
    // Ending politely would wait for what runs.
    streamOf(this.#client).destroy();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#last;
    const running = before === undefined ? work() : before.then(work);
    this.#waiting++;
    this.#last = running.then(this.#end, this.#end);
    return running;
  }

  #send(sql: string, values: (string | Buffer | null)[]): Promise<QueryArrayResult> {
    const name = this.#names?.nameOf(sql, values.length);
    if (this.#names?.hasDropped === true) return this.#sendBehindDrops(sql, values, name);
    return this.#prepareAndQuery(sql, values, name);
  }

  async #sendBehindDrops(
    sql: string,
    values: (string | Buffer | null)[],
    name: string | undefined,
  ): Promise<QueryArrayResult> {
    await this.#dropNames();
    return this.#prepareAndQuery(sql, values, name);
  }

  #prepareAndQuery(
    sql: string,
    values: (string | Buffer | null)[],
    name: string | undefined,
  ): Promise<QueryArrayResult> {
    // Without parameters the simple protocol would run several statements of one text.
    const mode = name === undefined ? { queryMode: 'extended' } : { name };
    const running = this.#query({ text: sql, values, rowMode: 'array', ...mode });
    return name === undefined
      ? running
      : running.catch((error: unknown) => this.#again(error, sql, values));
  }

  /** A remembered statement may have become useless; outside of a transaction that costs only time. */
  #again(
    error: unknown,
    sql: string,
    values: (string | Buffer | null)[],
  ): Promise<QueryArrayResult> {
    if (!isStalePlan(error)) throw error;
    this.#names?.drop(sql);
    this.#plans.forget();
    if (this.isInTransaction) throw error;
    return this.#query({ text: sql, values, rowMode: 'array' });
  }

  #query(config: QueryArrayConfig & { readonly queryMode?: string }): Promise<QueryArrayResult> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, result: QueryArrayResult): void => {
        // The driver says null for no error, but its types do not.
        if (error) reject(error);
        else resolve(result);
      };
      this.#client.query(config, done);
    });
  }

  async #dropNames(): Promise<void> {
    if (this.#names === undefined || this.#client.getTransactionStatus() === 'E') return;
    for (const { name } of this.#names.takeDropped()) {
      await this.#query({ text: `deallocate ${name}`, rowMode: 'array' }).catch(() => undefined);
      forgetText(this.#client, name);
    }
  }

  async #learn(sql: string, fields: readonly FieldDef[]): ReturnType<PostgresPlans['make']> {
    return this.#plans.make(sql, fields, async (question, identifiers) => {
      const { rows } = await this.#query({
        text: question,
        values: [identifiers],
        rowMode: 'array',
      });
      return rows.map((row) => row.map(String));
    });
  }
}

function bound(parameters: readonly unknown[]): (string | Buffer | null)[] {
  return parameters as (string | Buffer | null)[]; // encoded values are such as the binding gives
}

/** What the driver keeps behind its types. */
interface ClientInside {
  readonly connection: {
    readonly stream: { destroy(): void };
    readonly parsedStatements: Record<string, string>;
  };
}

function backendOf(client: Client): RunningBackend {
  return client as unknown as RunningBackend; // the types leave out who runs it
}

function streamOf(client: Client): { destroy(): void } {
  return (client as unknown as ClientInside).connection.stream; // the types of the driver leave it out
}

// The driver would keep the text of every statement that it has ever prepared.
function forgetText(client: Client, name: string): void {
  const { parsedStatements } = (client as unknown as ClientInside).connection; // the types leave it out
  delete parsedStatements[name];
}
