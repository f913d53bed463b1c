import type { Source } from '../../base/source.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { AppliedMigration, Migration } from '../../runtime/database/migrate/migration.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import type { MigrateResult, MigrationLine } from './migrate-result.ts';

/** What a command has to tell besides its result. */
export interface MigrateFindings {
  readonly diagnostics?: readonly Diagnostic[];
  readonly exitCode?: ExitCode;
  readonly sources?: ReadonlyMap<string, Source>;
}

/** An outcome with a result of `apigen migrate`. */
export function migrated(
  { action, isDryRun }: MigrateRequest,
  { url, shownUrl }: MigratePlace,
  result: Partial<Pick<MigrateResult, 'migrations' | 'files' | 'nextSteps'>>,
  { diagnostics = [], exitCode: code = exitCode.done, sources = new Map() }: MigrateFindings = {},
): Outcome {
  return {
    exitCode: code,
    diagnostics,
    sources,
    sourceFolder: '',
    result: {
      kind: 'migrate',
      action,
      isDryRun,
      place: url === undefined ? null : shownUrl,
      migrations: [],
      files: [],
      nextSteps: [],
      ...result,
    },
  };
}

/** A migration of the history as a line. */
export function appliedLine({ version, name, appliedAt, duration }: AppliedMigration): MigrationLine {
  return { version, name, state: 'applied', appliedAt, duration };
}

/** A migration of the folder as a line. */
export function fileLine(
  { version, name }: Migration,
  state: MigrationLine['state'],
  duration?: number,
): MigrationLine {
  return { version, name, state, ...(duration === undefined ? {} : { duration: Math.round(duration) }) };
}
