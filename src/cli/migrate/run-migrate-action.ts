import { assertNever } from '../../base/assert-never.ts';
import { didYouMean } from '../../base/suggest.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { applyMigrations } from './apply-migrations.ts';
import { migrateOptionIdle, migrationVersionUnknown } from './migrate-diagnostics.ts';
import { findMigratePlace, type MigratePlace } from './migrate-place.ts';
import type { MigrateAction, MigrateRequest } from './migrate-request.ts';
import { newMigration } from './new-migration.ts';
import { readMigrations } from './read-migrations.ts';
import { showMigrations } from './show-migrations.ts';
import { undoMigrations } from './undo-migrations.ts';

/** Finds folder and database, reads the migrations, and does what was asked. */
export async function runMigrateAction(request: MigrateRequest, services: Services): Promise<Outcome> {
  const idle = idleOptions(request);
  if (idle.length > 0) return failed(exitCode.usage, idle);
  const place = await findMigratePlace(request, services.host);
  if ('exitCode' in place) return place;
  const { value: migrations, diagnostics } = await readMigrations(services.host.files, place.folder);
  if (hasErrors(diagnostics)) return failed(exitCode.usage, diagnostics);
  const unknown = unknownVersion(request, migrations);
  if (unknown !== undefined) return failed(exitCode.usage, [unknown]);
  const outcome = await run(request, place, migrations, services);
  return { ...outcome, diagnostics: [...diagnostics, ...outcome.diagnostics] };
}

async function run(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  services: Services,
): Promise<Outcome> {
  switch (request.action) {
    case 'new':
      return newMigration(request, place, migrations, services);
    case 'up':
      return applyMigrations(request, place, migrations, services);
    case 'down':
      return undoMigrations(request, place, migrations, services);
    case 'status':
      return showMigrations(request, place, migrations);
    case 'diff': {
      const { diffMigration } = await import('./diff-migration.ts');
      return diffMigration(request, place, migrations, services);
    }
    default:
      return assertNever(request.action);
  }
}

function idleOptions(request: MigrateRequest): Diagnostic[] {
  const { action, name, from, to, settle, isCheck, isLossAllowed, isDryRun } = request;
  const given: readonly (readonly [string, boolean, readonly MigrateAction[]])[] = [
    ['<name>', name !== undefined, ['new', 'diff']],
    ['--from', from !== undefined, ['diff']],
    ['--to', to !== undefined, ['diff', 'up', 'down']],
    ['--settle', settle !== undefined, ['up']],
    ['--check', isCheck, ['diff', 'status']],
    ['--allow-destructive', isLossAllowed, ['diff', 'down']],
    ['--dry-run', isDryRun, ['diff', 'new', 'up', 'down']],
  ];
  return given
    .filter(([, isGiven, actions]) => isGiven && !actions.includes(action))
    .map(([option]) => report(migrateOptionIdle, { action, option }));
}

function unknownVersion(
  { action, to }: MigrateRequest,
  migrations: readonly Migration[],
): Diagnostic | undefined {
  if (to === undefined || (action !== 'up' && action !== 'down')) return undefined;
  const versions = migrations.map(({ version }) => version);
  // Down to the very beginning.
  if (versions.includes(to) || (action === 'down' && /^0+$/.test(to))) return undefined;
  return report(migrationVersionUnknown, { version: to, suggestion: didYouMean(to, versions) });
}
