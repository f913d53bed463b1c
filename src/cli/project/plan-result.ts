import type { PlanResult } from '../outcome.ts';
import type { OpenProject } from './project.ts';

/** What there is to tell of a project that was there before: nothing besides the plan, unless the facts say more. */
export function planResult(
  { directory, settings }: Pick<OpenProject, 'directory' | 'settings'>,
  { isDryRun, isCheck = false }: { readonly isDryRun: boolean; readonly isCheck?: boolean },
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
