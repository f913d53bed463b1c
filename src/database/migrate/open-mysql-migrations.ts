import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { databaseNameMissing } from '../connect-diagnostics.ts';
import { readServerUrl } from '../database-url.ts';
import { connectionFailure, driverFailure } from '../mysql/connection-failure.ts';
import { connectionOptions } from '../mysql/connection-options.ts';
import { redactUrl } from '../redact-url.ts';
import type { OpenMigrationConnection, OpenMigrationOptions } from './migration-options.ts';
import { transactionOf } from './transaction-of.ts';

/** One connection to MySQL or MariaDB, statement by statement, as its own client would run them. */
export async function openMysqlMigrations({
  url,
  timeoutMs,
}: OpenMigrationOptions): Promise<OpenMigrationConnection | Diagnostic> {
  const address = readServerUrl('mysql', url);
  if ('code' in address) return address;
  if (address.database === '') return report(databaseNameMissing, { url: redactUrl(url) });
  try {
    const { default: mysql } = await import('mysql2/promise');
    const options = connectionOptions(address, address.database, timeoutMs);
    const client = await mysql.createConnection({ ...options, timezone: 'Z' });
    // Without a listener an error of a resting connection would end the process.
    client.on('error', () => {});
    const execute = async (sql: string): Promise<void> => void (await client.query(sql));
    return {
      dialect: 'mysql',
      execute,
      query: async (sql, parameters = []) => {
        const [rows] = await client.query(sql, [...parameters]);
        return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []; // rows are objects unless asked otherwise
      },
      transaction: async (work) => transactionOf(execute, 'START TRANSACTION', work),
      close: async () => client.end().catch(() => {}),
    };
  } catch (error) {
    return connectionFailure(driverFailure(error), address, { database: address.database, timeoutMs });
  }
}
