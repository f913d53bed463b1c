import type {
  AppliedMigration,
  Migration,
  MigrationProblem,
} from '../../runtime/database/migrate/migration.ts';
import { hasHistory, readHistory } from '../../runtime/database/migrate/migration-history.ts';
import { reviewMigrations } from '../../runtime/database/migrate/review-migrations.ts';
import { exitCode } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { appliedLine, fileLine, migrated } from './migrate-outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import type { MigrationLine } from './migrate-result.ts';
import { problemDiagnostic } from './problem-diagnostics.ts';
import { withDatabase } from './with-database.ts';

/** `status`: how each migration stands. With `--check` anything but "all applied" is exit code 1. */
export async function showMigrations(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
): Promise<Outcome> {
  return withDatabase(place, 'read', async (connection) => {
    const history = (await hasHistory(connection)) ? await readHistory(connection) : [];
    const { pending, problems } = reviewMigrations(migrations, history, connection.dialect);
    const lines = [
      ...history.map((applied) => withProblem(appliedLine(applied), applied, problems)),
      ...pending.map((migration) => withProblem(fileLine(migration, 'pending'), migration, problems)),
    ].toSorted((a, b) => Number(a.version) - Number(b.version));
    const isBehind = pending.length > 0 || problems.length > 0;
    return migrated(
      request,
      place,
      {
        migrations: lines,
        nextSteps: pending.length > 0 && problems.length === 0 ? ['apigen migrate up'] : [],
      },
      {
        diagnostics: problems.map(problemDiagnostic),
        exitCode: request.isCheck && isBehind ? exitCode.no : exitCode.done,
      },
    );
  });
}

function withProblem(
  line: MigrationLine,
  { version }: Pick<AppliedMigration, 'version'>,
  problems: readonly MigrationProblem[],
): MigrationLine {
  const kind = problems.find((problem) => problem.version === version)?.kind;
  return kind === undefined || kind === 'transaction' ? line : { ...line, state: kind };
}
