import { PostgresAdapter, PostgresQueryCompiler } from 'kysely';
import { Client, type ClientConfig } from 'pg';
import { rememberEncoders } from '../column-encoders.ts';
import type { Driver, DriverOptions } from '../driver.ts';
import type { TransactionOptions } from '../session.ts';
import type { DatabaseSettings } from '../settings.ts';
import { TableIndex } from '../table-index.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { bindPostgres, postgresEncoder } from './postgres-encode.ts';
import { describePostgresError } from './postgres-errors.ts';
import { PostgresPlans } from './postgres-plans.ts';
import { StatementNames } from './statement-names.ts';

/** PostgreSQL by pg: `postgres://user:password@host:5432/name`. */
export function openDriver({ url, settings, tables }: DriverOptions): Driver {
  const index = new TableIndex(tables);
  const plans = new PostgresPlans(index);
  return {
    dialect: 'postgres',
    server: 'postgres',
    pool: {},
    connect: async () => {
      const client = new Client(clientConfig(url, settings));
      const ignore = (): void => undefined;
      client.on('error', ignore);
      try {
        await client.connect();
        await client.query(sessionSettings(settings));
      } catch (error) {
        void client.end().catch(ignore);
        throw error;
      }
      const names = settings.preparedStatements ? new StatementNames() : undefined;
      return new PostgresConnection(client, plans, names);
    },
    describeError: describePostgresError,
    encoderOf: rememberEncoders(postgresEncoder, () => bindPostgres),
    begin,
    tables: index,
    adapter: new PostgresAdapter(),
    compiler: new PostgresQueryCompiler(),
  };
}

function clientConfig(url: string, { ssl, sslAuthority }: DatabaseSettings): ClientConfig {
  return {
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // Values are read in one place, by plans; the driver leaves them as the texts that they are.
    types: { getTypeParser: () => asItIs },
    ...(ssl !== 'off' && {
      ssl: {
        rejectUnauthorized: ssl === 'verify',
        ...(sslAuthority !== undefined && { ca: sslAuthority }),
      },
    }),
  };
}

function asItIs(text: unknown): unknown {
  return text;
}

/** How the server prints times, and how long it works on one statement. */
function sessionSettings({ statementTimeout }: DatabaseSettings): string {
  return [
    "set time zone 'UTC'",
    'set datestyle = iso',
    'set intervalstyle = iso_8601',
    'set bytea_output = hex',
    `set statement_timeout = ${Math.ceil(statementTimeout)}`,
  ].join('; ');
}

function begin({ isolation, isReadOnly }: TransactionOptions): readonly string[] {
  const level = isolation === undefined ? '' : ` isolation level ${isolation}`;
  return [`begin${level}${isReadOnly === true ? ' read only' : ''}`];
}
