import type {
  AppliedMigration,
  Migration,
  MigrationProblem,
} from '../../runtime/database/migrate/migration.ts';
import type {
  MigrationClock,
  MigrationConnection,
} from '../../runtime/database/migrate/migration-connection.ts';
import { readHistory } from '../../runtime/database/migrate/migration-history.ts';
import { withMigrationLock } from '../../runtime/database/migrate/migration-lock.ts';
import { reviewMigrations } from '../../runtime/database/migrate/review-migrations.ts';
import { runMigration } from '../../runtime/database/migrate/run-migration.ts';

/** What is to be undone, newest first, and why nothing may be. */
export interface UndoReview {
  readonly migrations: readonly Migration[];
  readonly problems: readonly MigrationProblem[];
}

/** Chooses what is undone: everything behind the version, or the last one. */
export function reviewUndo(
  found: readonly Migration[],
  applied: readonly AppliedMigration[],
  to: string | undefined,
  dialect: MigrationConnection['dialect'],
): UndoReview {
  const chosen = to === undefined ? applied.slice(-1) : applied.filter(({ version }) => version > to);
  const versions = new Set(chosen.map(({ version }) => version));
  const { problems } = reviewMigrations(found, applied, dialect);
  return {
    migrations: found.filter(({ version }) => versions.has(version)).toReversed(),
    // What is still to come does not matter to what goes.
    problems: problems.filter(({ kind, version }) => kind === 'stopped' || versions.has(version)),
  };
}

/** Undoes the chosen migrations, in their order, while no other process can apply any. */
export async function migrateDown(
  connection: MigrationConnection,
  { migrations }: UndoReview,
  clock: MigrationClock,
): Promise<readonly Migration[]> {
  return withMigrationLock(connection, async () => {
    const undone: Migration[] = [];
    for (const migration of migrations) {
      // Another process may have been faster.
      const history = await readHistory(connection);
      if (!history.some(({ version, state }) => version === migration.version && state === 'applied'))
        continue;
      const duration = await runMigration(connection, { migration, direction: 'down', clock });
      if (duration !== undefined) undone.push(migration);
    }
    return undone;
  });
}
