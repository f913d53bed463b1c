import { MysqlAdapter, MysqlQueryCompiler } from 'kysely';
import { createConnection, type Connection as MysqlClient, type ConnectionOptions } from 'mysql2';
import { rememberEncoders } from '../column-encoders.ts';
import type { Driver, DriverOptions } from '../driver.ts';
import type { Session, TransactionOptions } from '../session.ts';
import type { DatabaseSettings } from '../settings.ts';
import { TableIndex } from '../table-index.ts';
import { MysqlConnection } from './mysql-connection.ts';
import { mysqlBinding, mysqlEncoder } from './mysql-encode.ts';
import { describeMysqlError } from './mysql-errors.ts';
import { MysqlPlans } from './mysql-plans.ts';

/** MySQL 8 and MariaDB by mysql2: `mysql://user:password@host:3306/name`. */
export function openDriver({ url, settings, tables }: DriverOptions): Driver {
  const index = new TableIndex(tables);
  const plans = new MysqlPlans(index);
  let server: Session['server'] = 'mysql';
  return {
    dialect: 'mysql',
    get server() {
      return server;
    },
    pool: {},
    connect: async () => {
      const client = await connect(connectionOptions(url, settings));
      const { version, waitTimeout } = await introduce(client);
      server = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
      await query(client, sessionSettings(server, settings));
      const kill = async (session: number): Promise<void> => killStatement(session, url, settings);
      return new MysqlConnection(client, plans, waitTimeout * 900, kill);
    },
    describeError: describeMysqlError,
    encoderOf: rememberEncoders(mysqlEncoder, mysqlBinding),
    begin,
    tables: index,
    adapter: new MysqlAdapter(),
    compiler: new MysqlQueryCompiler(),
  };
}

function connectionOptions(
  url: string,
  { ssl, sslAuthority, preparedStatements }: DatabaseSettings,
): ConnectionOptions {
  return {
    uri: url.replace(/^mariadb:/, 'mysql:'),
    // Times are UTC on both sides; days are texts, because a day has no time zone.
    timezone: 'Z',
    dateStrings: ['DATE'],
    // What a number cannot hold exactly arrives as text.
    supportBigNumbers: true,
    jsonStrings: true,
    // The server counts prepared statements of all connections together, and ends at 16382.
    maxPreparedStatements: preparedStatements ? 256 : 1,
    connectTimeout: 10_000,
    ...(ssl !== 'off' && {
      ssl: {
        rejectUnauthorized: ssl === 'verify',
        ...(sslAuthority !== undefined && { ca: sslAuthority }),
      },
    }),
  };
}

function connect(options: ConnectionOptions): Promise<MysqlClient> {
  return new Promise((resolve, reject) => {
    const client = createConnection(options);
    // It stays: an error that comes while nothing runs would end the process without a listener.
    client.on('error', reject);
    client.connect((error) => {
      if (error === null) return resolve(client);
      client.destroy();
      reject(error);
    });
  });
}

/** Only another connection can end what a connection runs. */
async function killStatement(
  session: number,
  url: string,
  settings: DatabaseSettings,
): Promise<void> {
  const client = await connect(connectionOptions(url, settings));
  await query(client, `kill query ${session}`);
  client.end();
}

async function introduce(client: MysqlClient): Promise<{ version: string; waitTimeout: number }> {
  const [row] = await query(client, 'select version() as version, @@wait_timeout as wait_timeout');
  return { version: String(row?.['version']), waitTimeout: Number(row?.['wait_timeout']) };
}

/** Each server limits the time of statements in a unit of its own; MySQL only that of reads. */
function sessionSettings(
  server: Session['server'],
  { statementTimeout }: DatabaseSettings,
): string {
  const limit =
    server === 'mariadb'
      ? `max_statement_time = ${statementTimeout / 1000}`
      : `max_execution_time = ${Math.ceil(statementTimeout)}`;
  return `set time_zone = '+00:00', ${limit}`;
}

function query(client: MysqlClient, sql: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    client.query(sql, (error, rows: unknown) => {
      if (error === null) return resolve(Array.isArray(rows) ? rows : []);
      client.destroy();
      reject(error);
    });
  });
}

function begin({ isolation, isReadOnly }: TransactionOptions): readonly string[] {
  const start = isReadOnly === true ? 'start transaction read only' : 'start transaction';
  return isolation === undefined
    ? [start]
    : [`set transaction isolation level ${isolation}`, start];
}
