import type { Database } from '../open-database.ts';
import { sessionConnection } from './driver-connection.ts';
import type { Migration } from './migration.ts';
import { hasHistory, readHistory } from './migration-history.ts';
import { readOwnMigrations, type MigrationSource } from './read-own-migrations.ts';
import { reviewMigrations } from './review-migrations.ts';

/** The migrations of a service that its database does not have yet, oldest first. Changes nothing. */
export async function pendingMigrations(
  { session }: Database,
  source: MigrationSource,
): Promise<readonly Migration[]> {
  const migrations = await readOwnMigrations(source, session.dialect);
  if (migrations.length === 0) return [];
  const connection = sessionConnection(session);
  const history = (await hasHistory(connection)) ? await readHistory(connection) : [];
  return reviewMigrations(migrations, history, session.dialect).pending;
}
