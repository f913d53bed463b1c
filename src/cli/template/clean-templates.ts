import { ownTemplateBasePath, ownTemplatePath } from '../../render/own-template.ts';
import type { Services } from '../command.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenProject } from '../project/project.ts';
import type { TemplateRequest } from './template-request.ts';
import type { TemplateState } from './template-state.ts';
import { writeTemplates } from './write-templates.ts';

/** Deletes templates of the project's own in which nothing is its own: they say the same as the built-in ones do, or did. */
export async function cleanTemplates(
  project: OpenProject,
  states: readonly TemplateState[],
  { isDryRun }: TemplateRequest,
  services: Services,
): Promise<Outcome> {
  const { files } = services.host;
  const removals: string[] = [];
  const kept: TemplateState[] = [];
  for (const state of states) {
    const { name, builtIn, own, base } = state;
    if (own === undefined) continue;
    if (own !== builtIn && own !== base) {
      kept.push(state);
      continue;
    }
    removals.push(ownTemplatePath(name));
    const basePath = ownTemplateBasePath(name);
    if ((await files.kind(`${project.root}/${basePath}`)) === 'file') removals.push(basePath);
  }
  const notes = kept.map(
    ({ name }) => `${ownTemplatePath(name)} differs from the built-in template and stays.`,
  );
  return writeTemplates(project, { writes: [], removals, notes, isDryRun }, services);
}
