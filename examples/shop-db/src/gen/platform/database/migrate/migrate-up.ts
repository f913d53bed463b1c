import type { Migration, MigrationProblem } from './migration.ts';
import type { MigrationClock, MigrationConnection } from './migration-connection.ts';
import { ensureHistory, hasHistory, readHistory } from './migration-history.ts';
import { withMigrationLock } from './migration-lock.ts';
import { reviewMigrations } from './review-migrations.ts';
import { runMigration } from './run-migration.ts';

/** What became of migrations that were to be applied. */
export interface MigrationReport {
  readonly applied: readonly { readonly migration: Migration; readonly duration: number }[];
  /** Nothing is applied when there are any. */
  readonly problems: readonly MigrationProblem[];
}

/** How migrations are applied. */
export interface MigrateOptions {
  readonly clock: MigrationClock;
  /** The version of the last one to apply; all of them without it. */
  readonly to?: string;
  /** Is told of each one that is applied, at once. */
  readonly onApplied?: (migration: Migration, duration: number) => void;
}

/**
 * Applies what is not applied yet, oldest first, while no other process can. Throws `MigrationError` when a statement
 * fails; what was applied before it stays.
 */
export async function migrateUp(
  connection: MigrationConnection,
  migrations: readonly Migration[],
  { clock, to, onApplied }: MigrateOptions,
): Promise<MigrationReport> {
  return withMigrationLock(connection, async () => {
    if (migrations.length === 0 && !(await hasHistory(connection)))
      return { applied: [], problems: [] };
    await ensureHistory(connection);
    const history = await readHistory(connection);
    const { pending, problems } = reviewMigrations(migrations, history, connection.dialect);
    if (problems.length > 0) return { applied: [], problems };
    const applied: { migration: Migration; duration: number }[] = [];
    for (const migration of pending) {
      if (to !== undefined && migration.version > to) break;
      const duration = await runMigration(connection, { migration, direction: 'up', clock });
      if (duration === undefined) continue;
      applied.push({ migration, duration });
      onApplied?.(migration, duration);
    }
    return { applied, problems: [] };
  });
}
