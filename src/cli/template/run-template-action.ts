import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { openProject } from '../project/project.ts';
import { cleanTemplates } from './clean-templates.ts';
import { diffTemplates } from './diff-templates.ts';
import { initTemplates } from './init-templates.ts';
import { listTemplates } from './list-templates.ts';
import { readTemplateStates } from './read-template-states.ts';
import type { TemplateRequest } from './template-request.ts';
import type { TemplateState } from './template-state.ts';

/** No template is called like that. */
export const templateNotFound = defineDiagnostic({
  code: 'template-not-found',
  severity: 'error',
  message: 'There is no template "{name}".{suggestion}',
  explanation:
    '"apigen template list" shows every template. A template can be named in full, by the generated file that it prints, or by a folder of templates.',
});

/** `init` must be told what to copy. */
export const templateNameMissing = defineDiagnostic({
  code: 'template-name-missing',
  severity: 'error',
  message:
    'Say which template is to become yours, for example "apigen template init {example}". "apigen template list" shows all of them.',
  explanation:
    'Every template that a project has of its own has to be kept up to date by hand when apigen is upgraded, so they are taken over one by one.',
});

/** Opens the project, looks at its templates and does what was asked. */
export async function runTemplateAction(
  action: string,
  request: TemplateRequest,
  services: Services,
): Promise<Outcome> {
  const project = await openProject(services.host);
  if ('exitCode' in project) return project;
  const states = await readTemplateStates(project, services);
  const chosen = choose(states, request.name);
  if (chosen.length === 0 && request.name !== undefined) {
    const suggestion = didYouMean(
      request.name,
      states.map(({ name }) => name),
    );
    return failed(exitCode.usage, [report(templateNotFound, { name: request.name, suggestion })]);
  }
  switch (action) {
    case 'init':
      return request.name === undefined
        ? failed(exitCode.usage, [report(templateNameMissing, { example: 'src/logic/handler.ts' })])
        : initTemplates(project, chosen, request, services);
    case 'diff':
      return diffTemplates(chosen, request, services);
    case 'clean':
      return cleanTemplates(project, chosen, request, services);
    default:
      return listTemplates(chosen, services);
  }
}

/** By full name, by the file that is generated, or by a folder of either. */
function choose(states: readonly TemplateState[], written: string | undefined): readonly TemplateState[] {
  if (written === undefined) return states;
  const name = written
    .replaceAll('\\', '/')
    .replace(/^\.apigen\/templates\//, '')
    .replace(/\.hbs$/, '')
    .replace(/\/$/, '');
  const exact = states.filter((state) => state.name === name);
  if (exact.length > 0) return exact;
  const byFile = states.filter((state) => state.name.slice(state.name.indexOf('/') + 1) === name);
  if (byFile.length > 0) return byFile;
  return states.filter(
    (state) =>
      state.name.startsWith(`${name}/`) ||
      state.name.slice(state.name.indexOf('/') + 1).startsWith(`${name}/`),
  );
}
