import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readServerUrl } from '../database-url.ts';
import { postgresFailure } from '../postgres/postgres-failure.ts';
import type { OpenMigrationConnection, OpenMigrationOptions } from './migration-options.ts';
import { transactionOf } from './transaction-of.ts';

/** One connection to PostgreSQL, statement by statement. */
export async function openPostgresMigrations({
  url,
  timeoutMs,
}: OpenMigrationOptions): Promise<OpenMigrationConnection | Diagnostic> {
  const address = readServerUrl('postgres', url);
  if ('code' in address) return address;
  let user = address.user;
  try {
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      // "sslmode" then means what it means to psql.
      connectionString: url.includes('uselibpqcompat=')
        ? url
        : `${url}${url.includes('?') ? '&' : '?'}uselibpqcompat=true`,
      application_name: 'apigen migrate',
      connectionTimeoutMillis: timeoutMs,
    });
    user = client.user ?? user;
    // A connection that breaks while nothing is asked would otherwise end the process.
    client.on('error', () => {});
    await client.connect();
    const execute = async (sql: string): Promise<void> => void (await client.query(sql));
    return {
      dialect: 'postgres',
      execute,
      query: async (sql, parameters = []) =>
        (await client.query<Record<string, unknown>>(sql, [...parameters])).rows,
      transaction: async (work) => transactionOf(execute, 'BEGIN', work),
      close: async () => client.end().catch(() => {}),
    };
  } catch (error) {
    return postgresFailure(error, { address, user, timeoutMs, isConnected: false });
  }
}
