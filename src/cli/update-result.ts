import type { PlanResult } from './outcome.ts';
import type { OpenProject } from './project.ts';
import type { VersionPolicy } from './version-drift.ts';

/** How a project is brought up to date. */
export interface UpdateRequest {
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  /** Write nothing; what would be written is the answer no. */
  readonly isCheck?: boolean;
  /** Tell what changes inside the files. */
  readonly withDiff?: boolean;
  /** Which other versions of apigen may have generated the project before. */
  readonly versions?: VersionPolicy;
  /** Look whether the files of the owner's still compile once something was written. */
  readonly withTypeCheck?: boolean;
}

/** What there is to tell of a project that is kept up to date. */
export function planResult(
  { directory, settings }: OpenProject,
  { isDryRun, isCheck = false }: UpdateRequest,
  facts: Pick<PlanResult, 'plan'> & Partial<PlanResult>,
): PlanResult {
  return {
    kind: 'plan',
    isNew: false,
    isDryRun,
    ...(isCheck ? { isCheck } : {}),
    directory,
    service: settings.name,
    notes: [],
    nextSteps: [],
    ...facts,
  };
}
