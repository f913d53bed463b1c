import { report } from '../../diagnostics/definition.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { usageMistake } from '../parse-arguments.ts';
import { updateProject } from './update-project.ts';
import type { UpdateRequest } from '../project/update-request.ts';

/** Which projects are brought up to date, and how often. */
export interface GenerateScope {
  readonly isWatched: boolean;
  readonly isEverywhere: boolean;
}

/** One project once, one project after every change, or every project below the working directory. */
export async function startGenerate(
  request: UpdateRequest,
  { isWatched, isEverywhere }: GenerateScope,
  services: Services,
): Promise<Outcome> {
  if (isWatched && (isEverywhere || request.isDryRun || request.isCheck === true)) {
    const problem = 'The option "--watch" goes with none of "--all", "--check" and "--dry-run".';
    return failed(exitCode.usage, [report(usageMistake, { problem })]);
  }
  if (isWatched) {
    const { watchProject } = await import('./watch-project.ts');
    return watchProject(request, services);
  }
  if (isEverywhere) {
    const { generateAll } = await import('./generate-all.ts');
    return generateAll(request, services);
  }
  return updateProject(request, services);
}
