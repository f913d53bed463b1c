import { assertNever } from '../../base/assert-never.ts';
import {
  MigrationError,
  MigrationLockedError,
  type MigrationProblem,
} from '../../runtime/database/migrate/migration.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import * as definitions from './migrate-diagnostics.ts';
import { folderOf } from './read-migrations.ts';

/** Why nothing may be applied, for people. */
export function problemDiagnostic(problem: MigrationProblem): Diagnostic {
  const migration = folderOf(problem);
  switch (problem.kind) {
    case 'changed':
      return report(definitions.migrationChanged, { migration });
    case 'missing':
      return report(definitions.migrationMissing, { migration });
    case 'late':
      return report(definitions.migrationLate, { migration });
    case 'stopped':
      return report(definitions.migrationStopped, { migration, done: problem.done });
    case 'transaction':
      return report(definitions.migrationTransaction, { migration, line: problem.line });
    default:
      return assertNever(problem);
  }
}

/** What went wrong while migrations were applied; undefined for what is no mistake of the user's or the database's. */
export function failureDiagnostic(error: unknown): Diagnostic | undefined {
  if (error instanceof MigrationLockedError) return report(definitions.migrationLocked, {});
  if (!(error instanceof MigrationError)) return undefined;
  const { migration, direction, line, done, message } = error;
  const count = done === 1 ? 'The statement before it stays' : `The ${done} statements before it stay`;
  return report(definitions.migrationFailed, {
    migration: folderOf(migration),
    line,
    file: `${direction}.sql`,
    reason: message.trim().replace(/\.$/, ''),
    consequence:
      done === 0
        ? 'Nothing of it is in effect.'
        : `${count} in effect: "apigen migrate status" says what to do.`,
  });
}
