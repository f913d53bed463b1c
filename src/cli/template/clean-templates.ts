import { ownTemplateBasePath, ownTemplatePath } from '../../render/own-template.ts';
import type { Services } from '../command.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenProject } from '../project.ts';
import type { TemplateRequest } from './template-request.ts';
import type { TemplateState } from './template-state.ts';
import { writeTemplates } from './write-templates.ts';

/** Deletes templates of the project's own that say the same as the built-in ones. */
export async function cleanTemplates(
  project: OpenProject,
  states: readonly TemplateState[],
  { isDryRun }: TemplateRequest,
  services: Services,
): Promise<Outcome> {
  const { files } = services.host;
  const removals: string[] = [];
  for (const { name, builtIn, own } of states) {
    if (own === undefined || own !== builtIn) continue;
    removals.push(ownTemplatePath(name));
    const base = ownTemplateBasePath(name);
    if ((await files.kind(`${project.root}/${base}`)) === 'file') removals.push(base);
  }
  const kept = states.filter(({ builtIn, own }) => own !== undefined && own !== builtIn);
  const notes = kept.map(
    ({ name }) => `${ownTemplatePath(name)} differs from the built-in template and stays.`,
  );
  return writeTemplates(project, { writes: [], removals, notes, isDryRun }, services);
}
