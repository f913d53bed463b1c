import { readManifest } from '../workspace/read-manifest.ts';
import { isUpToDate } from '../workspace/up-to-date.ts';
import { applyFiles } from './apply-files.ts';
import type { Services } from './command.ts';
import { stay } from './contract-copy.ts';
import { configurationHash, generateFiles, runFacts } from './generate-files.ts';
import { done, type Outcome, type PlanResult } from './outcome.ts';
import { compileProject, openProject, type OpenProject } from './project.ts';

/** How a project is brought up to date. */
export interface UpdateRequest {
  readonly isForced: boolean;
  readonly isDryRun: boolean;
}

/** Generates the project again and commits what differs. When the manifest shows that nothing does, not even the contract is parsed. */
export async function updateProject(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host, version } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  if (!request.isForced && !request.isDryRun && (await hasNothingToDo(project, services))) {
    return done(planResult(project, request, { plan: [] }));
  }
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const files = await generateFiles(model, { settings: project.settings, developmentSecret: null }, services);
  const root = await host.files.realPath(project.root);
  const applied = await applyFiles(
    {
      root,
      files,
      facts: runFacts(project.settings, stay(compiled, root).inputs, version),
      options: { isComplete: true, isForced: request.isForced },
      isDryRun: request.isDryRun,
    },
    host,
  );
  const routes = model.groups.reduce((sum, group) => sum + group.routes.length, 0);
  return {
    exitCode: applied.exitCode,
    diagnostics: [...diagnostics, ...applied.diagnostics],
    sources,
    sourceFolder,
    result: planResult(project, request, { plan: applied.plan, routes }),
  };
}

async function hasNothingToDo(
  { root, settings }: OpenProject,
  { host, version }: Services,
): Promise<boolean> {
  const { value: found, diagnostics } = await readManifest(host.files, root);
  if (diagnostics.length > 0) return false;
  const now = { tool: version, configuration: configurationHash(settings), contract: settings.contract };
  return isUpToDate(host.files, root, found.manifest, now);
}

function planResult(
  { directory, settings }: OpenProject,
  { isDryRun }: UpdateRequest,
  facts: Pick<PlanResult, 'plan' | 'routes'>,
): PlanResult {
  return {
    kind: 'plan',
    isNew: false,
    isDryRun,
    directory,
    service: settings.name,
    notes: [],
    nextSteps: [],
    ...facts,
  };
}
