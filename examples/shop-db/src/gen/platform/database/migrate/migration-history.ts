import type { AppliedMigration, Migration } from './migration.ts';
import type { MigrationConnection } from './migration-connection.ts';

/** Where a database remembers its migrations. */
export const historyTable = 'apigen_migrations';

/** Makes the table that remembers migrations, where there is none. */
export async function ensureHistory(connection: MigrationConnection): Promise<void> {
  await connection.execute(
    `CREATE TABLE IF NOT EXISTS ${historyTable} (\n  ` +
      [
        'version VARCHAR(14) NOT NULL PRIMARY KEY',
        'name VARCHAR(100) NOT NULL',
        'checksum VARCHAR(64) NOT NULL',
        'applied_at VARCHAR(24) NOT NULL',
        'duration_ms INTEGER NOT NULL',
        'state VARCHAR(8) NOT NULL',
        'statements_done INTEGER NOT NULL',
      ].join(',\n  ') +
      '\n)',
  );
}

/** Whether the database remembers migrations at all. */
export async function hasHistory({ dialect, query }: MigrationConnection): Promise<boolean> {
  const sql = {
    mysql: `SELECT 1 AS found FROM information_schema.tables WHERE table_schema = database() AND table_name = '${historyTable}'`,
    postgres: `SELECT 1 AS found WHERE to_regclass('${historyTable}') IS NOT NULL`,
    sqlite: `SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = '${historyTable}'`,
  }[dialect];
  return (await query(sql)).length > 0;
}

/** What was applied, oldest first. The table must be there. */
export async function readHistory({ query }: MigrationConnection): Promise<AppliedMigration[]> {
  const rows = await query(`SELECT * FROM ${historyTable} ORDER BY version`);
  return rows.map((row) => ({
    version: String(row['version']),
    name: String(row['name']),
    checksum: String(row['checksum']),
    appliedAt: String(row['applied_at']),
    duration: Number(row['duration_ms']),
    state: readState(row['state']),
    done: Number(row['statements_done']),
  }));
}

function readState(text: unknown): AppliedMigration['state'] {
  return text === 'applying' || text === 'undoing' ? text : 'applied';
}

/** Writes down how far a migration is. */
export async function writeHistory(
  connection: MigrationConnection,
  { version, name, checksum }: Pick<Migration, 'version' | 'name' | 'checksum'>,
  progress: Pick<AppliedMigration, 'appliedAt' | 'duration' | 'state' | 'done'>,
): Promise<void> {
  await forgetMigration(connection, version);
  const { appliedAt, duration, state, done } = progress;
  const values = [version, name, checksum, appliedAt, Math.round(duration), state, done];
  const columns = 'version, name, checksum, applied_at, duration_ms, state, statements_done';
  const marks = values.map((_, index) => mark(connection, index)).join(', ');
  await connection.query(`INSERT INTO ${historyTable} (${columns}) VALUES (${marks})`, values);
}

/** Writes down that a migration is not applied any more. */
export async function forgetMigration(
  connection: MigrationConnection,
  version: string,
): Promise<void> {
  await connection.query(`DELETE FROM ${historyTable} WHERE version = ${mark(connection, 0)}`, [
    version,
  ]);
}

function mark({ dialect }: MigrationConnection, index: number): string {
  return dialect === 'postgres' ? `$${index + 1}` : '?';
}
