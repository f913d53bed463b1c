import type { ModelProblem } from './model-problem.ts';

/** Whether a problem is told when tables are read, and is no news to every run that generates from what was read. */
export function isToldOnce({ kind }: ModelProblem): boolean {
  return kind === 'type-unknown' || kind === 'decimals-rounded';
}
