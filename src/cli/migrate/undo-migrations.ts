import { destructiveStatements } from '../../database/migrate/destructive-statement.ts';
import { migrateDown, reviewUndo } from '../../database/migrate/migrate-down.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import type { MigrationConnection } from '../../runtime/database/migrate/migration-connection.ts';
import { hasHistory, readHistory } from '../../runtime/database/migrate/migration-history.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { migrationDestructive, migrationNotUndoable } from './migrate-diagnostics.ts';
import { fileLine, migrated } from './migrate-outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import { problemDiagnostic } from './problem-diagnostics.ts';
import { folderOf } from './read-migrations.ts';
import { withDatabase } from './with-database.ts';

/** `down`: undoes the last migration, or all behind a version. */
export async function undoMigrations(
  request: MigrateRequest,
  place: MigratePlace,
  found: readonly Migration[],
  { host: { clock } }: Services,
): Promise<Outcome> {
  return withDatabase(place, request.isDryRun ? 'read' : 'write', async (connection) => {
    const review = await readUndo(request, found, connection);
    if (review.problems.length > 0) return failed(exitCode.conflict, review.problems.map(problemDiagnostic));
    const refusals = review.migrations.flatMap((migration) => refusalOf(migration, request, place));
    if (refusals.length > 0) return failed(exitCode.conflict, refusals);
    if (request.isDryRun) {
      return migrated(request, place, {
        migrations: review.migrations.map((migration) => fileLine(migration, 'applied')),
        files: review.migrations.map((migration) => ({
          path: `${place.shownFolder}/${folderOf(migration)}/down.sql`,
          content: migration.down ?? '',
        })),
      });
    }
    const undone = review.migrations.length === 0 ? [] : await migrateDown(connection, review, clock);
    return migrated(request, place, {
      migrations: undone.map((migration) => fileLine(migration, 'undone')),
    });
  });
}

async function readUndo(
  { to }: MigrateRequest,
  found: readonly Migration[],
  connection: MigrationConnection,
): Promise<ReturnType<typeof reviewUndo>> {
  const history = (await hasHistory(connection)) ? await readHistory(connection) : [];
  return reviewUndo(found, history, to, connection.dialect);
}

function refusalOf(migration: Migration, request: MigrateRequest, { dialect }: MigratePlace): Diagnostic[] {
  const name = folderOf(migration);
  if (migration.down === null) return [report(migrationNotUndoable, { migration: name })];
  if (request.isLossAllowed || request.isDryRun) return [];
  return destructiveStatements(migration.down, dialect).map(({ sql, line }) =>
    report(migrationDestructive, { migration: name, line, statement: shorten(sql) }),
  );
}

function shorten(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
