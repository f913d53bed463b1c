import { MigrationLockedError } from './migration.ts';
import type { MigrationConnection } from './migration-connection.ts';

/** How long another process is waited for, in seconds. */
const patience = 30;

// Of the database, or of the schema: others on the same server may migrate meanwhile.
const mysqlName = "left(concat('apigen_migrations.', database()), 64)";
const postgresKey = "hashtext('apigen_migrations'), hashtext(current_schema())";

/**
 * Keeps other processes from applying migrations to the same database meanwhile. SQLite locks the file with every
 * transaction that writes, and whoever comes second finds the migration applied.
 */
export async function withMigrationLock<Result>(
  connection: MigrationConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  const { dialect } = connection;
  if (dialect === 'sqlite') return withoutForeignKeys(connection, work);
  await (dialect === 'mysql' ? lockMysql(connection) : lockPostgres(connection));
  try {
    return await work();
  } finally {
    const release =
      dialect === 'mysql'
        ? `SELECT release_lock(${mysqlName})`
        : `SELECT pg_advisory_unlock(${postgresKey})`;
    // A connection that is lost has lost its lock too.
    await connection.query(release).catch(() => undefined);
  }
}

async function lockMysql({ query }: MigrationConnection): Promise<void> {
  const [row] = await query(`SELECT get_lock(${mysqlName}, ${patience}) AS locked`);
  if (Number(row?.['locked']) !== 1) throw new MigrationLockedError();
}

async function lockPostgres({ query, execute }: MigrationConnection): Promise<void> {
  await execute(`SET lock_timeout = '${patience}s'`);
  try {
    await query(`SELECT pg_advisory_lock(${postgresKey})`);
  } catch (error) {
    const isTimeout = error instanceof Error && /55P03|lock timeout/.test(codeAndText(error));
    throw isTimeout ? new MigrationLockedError() : error;
  }
  await execute('RESET lock_timeout');
}

function codeAndText(error: Error): string {
  return `${'code' in error ? String(error.code) : ''} ${error.message}`;
}

/** Tables that are made again must not take the rows of others with them; `checkForeignKeys` looks at the end. */
async function withoutForeignKeys<Result>(
  { query, execute }: MigrationConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  const [row] = await query('PRAGMA foreign_keys');
  const [patienceRow] = await query('PRAGMA busy_timeout');
  await execute('PRAGMA foreign_keys = OFF');
  await execute(`PRAGMA busy_timeout = ${patience * 1000}`);
  try {
    return await work();
  } finally {
    await execute(`PRAGMA foreign_keys = ${Number(row?.['foreign_keys']) === 1 ? 'ON' : 'OFF'}`);
    await execute(`PRAGMA busy_timeout = ${Number(patienceRow?.['timeout'] ?? 0)}`);
  }
}
