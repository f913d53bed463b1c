import { hashText } from '../../base/hash.ts';
import { ownTemplateBasePath, ownTemplatePath, viewContract, withOrigin } from '../../render/own-template.ts';
import type { Services } from '../command.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenProject } from '../project/project.ts';
import type { TemplateRequest } from './template-request.ts';
import type { TemplateState } from './template-state.ts';
import { writeTemplates, type TemplateWrite } from './write-templates.ts';

/**
 * Makes built-in templates the project's own: a copy that says what it began as, and beside it the original. One that
 * is there already stays; with `isRebase` it keeps its text but counts as made from the built-in one of today.
 */
export async function initTemplates(
  project: OpenProject,
  states: readonly TemplateState[],
  { isRebase, isDryRun }: TemplateRequest,
  services: Services,
): Promise<Outcome> {
  const writes: TemplateWrite[] = [];
  const notes: string[] = [];
  for (const { name, builtIn, own } of states) {
    const path = ownTemplatePath(name);
    if (builtIn === undefined) notes.push(`${path} replaces no built-in template, so it stays as it is.`);
    else if (own !== undefined && !isRebase) notes.push(`${path} is yours already and was not changed.`);
    else if (own === undefined && isRebase)
      notes.push(`${path} is not there, so there is nothing to rebase.`);
    else {
      const origin = { view: viewContract, base: hashText(builtIn) };
      writes.push({ path, content: withOrigin(own ?? builtIn, origin) });
      writes.push({ path: ownTemplateBasePath(name), content: builtIn });
    }
  }
  return writeTemplates(project, { writes, removals: [], notes, isDryRun }, services);
}
