import { openMigrationConnection } from '../../database/migrate/open-migration-connection.ts';
import type { TableTriggers } from '../../database/diff/plan-migration.ts';
import type { MigratePlace } from './migrate-place.ts';

/** The triggers of a file of SQLite, which go with a table that is made again; other databases keep theirs. */
export async function readTriggers({ dialect, url }: MigratePlace): Promise<TableTriggers | undefined> {
  if (dialect !== 'sqlite' || url === undefined) return undefined;
  const connection = await openMigrationConnection({ dialect, url, timeoutMs: 10_000, access: 'read' });
  // Whoever reads the tables tells why.
  if ('code' in connection) return undefined;
  try {
    const rows = await connection.query("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'");
    const triggers = rows.map((row) => ({ table: String(row['tbl_name']), sql: String(row['sql']) }));
    return new Map(
      [...Map.groupBy(triggers, ({ table }) => table)].map(([table, list]) => [
        table,
        list.map(({ sql }) => sql),
      ]),
    );
  } finally {
    await connection.close();
  }
}
