import type { AppliedMigration, Migration } from '../../runtime/database/migrate/migration.ts';
import type {
  MigrationClock,
  MigrationConnection,
} from '../../runtime/database/migrate/migration-connection.ts';
import {
  forgetMigration,
  hasHistory,
  readHistory,
  writeHistory,
} from '../../runtime/database/migrate/migration-history.ts';
import { withMigrationLock } from '../../runtime/database/migrate/migration-lock.ts';
import { runMigration } from '../../runtime/database/migrate/run-migration.ts';

/** How a migration that was stopped in the middle is brought to an end. */
export const settlements = ['resume', 'applied', 'undone'] as const;

/** One of {@link settlements}. */
export type Settlement = (typeof settlements)[number];

/**
 * Brings a migration that was stopped in the middle to an end: runs the statements that were not done, or takes the word
 * of whoever mended the database that it is applied, or undone. Gives that migration; undefined where none was stopped or
 * its file is gone.
 */
export async function settleMigration(
  connection: MigrationConnection,
  found: readonly Migration[],
  how: Settlement,
  clock: MigrationClock,
): Promise<AppliedMigration | undefined> {
  return withMigrationLock(connection, async () => {
    const applied = (await hasHistory(connection)) ? await readHistory(connection) : [];
    const stopped = applied.find(({ state }) => state !== 'applied');
    const migration = found.find(({ version }) => version === stopped?.version);
    if (stopped === undefined) return undefined;
    if (how === 'undone') await forgetMigration(connection, stopped.version);
    else if (migration === undefined) return undefined;
    else if (how === 'applied') await writeHistory(connection, migration, { ...stopped, state: 'applied' });
    else {
      const direction = stopped.state === 'undoing' ? 'down' : 'up';
      await runMigration(connection, { migration, direction, clock, skip: stopped.done });
    }
    return stopped;
  });
}
