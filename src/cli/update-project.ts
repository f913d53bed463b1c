import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/ports.ts';
import { readManifest, type FoundManifest } from '../workspace/read-manifest.ts';
import { isUpToDate } from '../workspace/up-to-date.ts';
import { applyFiles, type Applied } from './apply-files.ts';
import type { Services } from './command.ts';
import { stay } from './contract-copy.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { configurationHash, runFacts } from './generate-files.ts';
import { generateProject } from './generate-project.ts';
import { done, failed, type Outcome, type PlanResult } from './outcome.ts';
import { compileProject, openProject, type OpenProject } from './project.ts';
import type { TypeCheck } from './type-check.ts';
import { findVersionDrift, type VersionPolicy } from './version-drift.ts';

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

/** Generates the project again and commits what differs. When the manifest shows that nothing does, not even the contract is parsed. */
export async function updateProject(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host, version } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const { value: found, diagnostics: findings } = await readManifest(host.files, project.root);
  const drift = findVersionDrift(found.manifest.tool, version, request.versions ?? 'same-minor');
  if (drift !== undefined) return failed(exitCode.usage, [drift]);
  const isPlanWanted = request.isForced || request.isDryRun;
  if (findings.length === 0 && !isPlanWanted && (await hasNothingToDo(project, found, services))) {
    return done(planResult(project, request, { plan: [] }));
  }
  return hasErrors(findings) ? failed(exitCode.usage, findings) : generateAgain(project, request, services);
}

async function generateAgain(
  project: OpenProject,
  request: UpdateRequest,
  services: Services,
): Promise<Outcome> {
  const { host, version } = services;
  const { isForced, isDryRun, isCheck = false, withDiff = false } = request;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const generation = await generateProject(compiled, { ...project, developmentSecret: null }, services);
  if ('exitCode' in generation) return generation;
  const root = await host.files.realPath(project.root);
  const applied = await applyFiles(
    {
      root,
      files: generation.files,
      facts: runFacts(project.settings, stay(compiled, root).inputs, version),
      options: { isComplete: true, isForced },
      isDryRun: isDryRun || isCheck,
      withDiff: withDiff || isCheck,
    },
    host,
  );
  const types = await checkTypes(root, applied, request, host);
  return {
    exitCode: isCheck ? answerOf(applied) : applied.exitCode,
    diagnostics: [
      ...diagnostics,
      ...generation.diagnostics,
      ...applied.diagnostics,
      ...(types?.diagnostics ?? []),
    ],
    sources,
    sourceFolder,
    result: planResult(project, request, {
      ...toldOf(applied, request),
      routes: model.groups.reduce((sum, group) => sum + group.routes.length, 0),
      ...(types === undefined ? {} : { affectedFiles: types.affectedFiles, notes: types.notes }),
      nextSteps: isCheck && hasDrift(applied) ? [mendingCommand(request)] : [],
    }),
  };
}

/** Which files of the owner's no longer fit what was just written. */
async function checkTypes(
  root: string,
  { plan, exitCode: code }: Applied,
  { isDryRun, isCheck = false, withTypeCheck = false }: UpdateRequest,
  host: Host,
): Promise<TypeCheck | undefined> {
  if (!withTypeCheck || isDryRun || isCheck || code !== exitCode.done) return undefined;
  const { typeCheckProject } = await import('./type-check.ts');
  return typeCheckProject(root, plan, host);
}

function hasNothingToDo(
  { root, settings }: OpenProject,
  { manifest }: FoundManifest,
  { host, version }: Services,
): Promise<boolean> {
  const now = { tool: version, configuration: configurationHash(settings), contract: settings.contract };
  return isUpToDate(host.files, root, manifest, now);
}

function toldOf(
  { plan, diffs, isManifestStale }: Applied,
  { isDryRun, isCheck = false, withDiff = false }: UpdateRequest,
): Pick<PlanResult, 'plan' | 'diffs' | 'isManifestStale'> {
  return {
    plan,
    ...(withDiff || isCheck ? { diffs } : {}),
    ...(isDryRun || isCheck ? { isManifestStale } : {}),
  };
}

function answerOf(applied: Applied): ExitCode {
  return applied.exitCode === exitCode.done && hasDrift(applied) ? exitCode.no : applied.exitCode;
}

function hasDrift({ plan, isManifestStale }: Applied): boolean {
  return isManifestStale || plan.some((change) => 'file' in change || change.kind === 'delete');
}

/** What to type for the drift to be gone, with the options that decided what drift is. */
function mendingCommand({ isForced, versions }: UpdateRequest): string {
  return [
    'apigen generate',
    ...(isForced ? ['--force'] : []),
    ...(versions === 'any' ? ['--allow-version-drift'] : []),
  ].join(' ');
}

function planResult(
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
