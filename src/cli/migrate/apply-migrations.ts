import { migrateUp } from '../../runtime/database/migrate/migrate-up.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import type { MigrationConnection } from '../../runtime/database/migrate/migration-connection.ts';
import { hasHistory, readHistory } from '../../runtime/database/migrate/migration-history.ts';
import { reviewMigrations } from '../../runtime/database/migrate/review-migrations.ts';
import { settleMigration } from '../../database/migrate/settle-migration.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { fileLine, migrated } from './migrate-outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import type { MigrationLine } from './migrate-result.ts';
import { failureDiagnostic, problemDiagnostic } from './problem-diagnostics.ts';
import { withDatabase } from './with-database.ts';

/** `up`: applies what is not applied yet. */
export async function applyMigrations(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  { host: { clock } }: Services,
): Promise<Outcome> {
  if (request.isDryRun)
    return withDatabase(place, 'read', async (connection) => foresee(request, place, migrations, connection));
  return withDatabase(place, 'create', async (connection) => {
    const lines: MigrationLine[] = [];
    try {
      if (request.settle !== undefined) {
        const settled = await settleMigration(connection, migrations, request.settle, clock);
        const isUndone = request.settle === 'undone' || settled?.state === 'undoing';
        if (settled !== undefined)
          lines.push({
            version: settled.version,
            name: settled.name,
            state: isUndone ? 'undone' : 'applied',
          });
        // What was taken back is mended first, and not applied again at once.
        if (request.settle === 'undone') return migrated(request, place, { migrations: lines });
      }
      const { problems } = await migrateUp(connection, migrations, {
        clock,
        ...(request.to === undefined ? {} : { to: request.to }),
        onApplied: (migration, duration) => lines.push(fileLine(migration, 'applied', duration)),
      });
      if (problems.length > 0) return failed(exitCode.conflict, problems.map(problemDiagnostic));
      return migrated(request, place, { migrations: lines });
    } catch (error) {
      const found = failureDiagnostic(error);
      if (found === undefined) throw error;
      // What was applied before it stays, and is shown.
      return migrated(
        request,
        place,
        { migrations: lines },
        { diagnostics: [found], exitCode: exitCode.environment },
      );
    }
  });
}

async function foresee(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  connection: MigrationConnection,
): Promise<Outcome> {
  const history = (await hasHistory(connection)) ? await readHistory(connection) : [];
  const { pending, problems } = reviewMigrations(migrations, history, connection.dialect);
  if (problems.length > 0) return failed(exitCode.conflict, problems.map(problemDiagnostic));
  const chosen = pending.filter(({ version }) => request.to === undefined || version <= request.to);
  return migrated(request, place, {
    migrations: chosen.map((migration) => fileLine(migration, 'pending')),
    files: chosen.map((migration) => ({
      path: `${place.shownFolder}/${migration.version}_${migration.name}/up.sql`,
      content: migration.up,
    })),
  });
}
