import type { Host } from '../host/ports.ts';
import { applyFiles, type Applied } from './apply-files.ts';
import type { Services } from './command.ts';
import { stay } from './contract-copy.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { generateProject } from './generate-project.ts';
import { findMissingDependencies } from './missing-dependencies.ts';
import type { Outcome, PlanResult } from './outcome.ts';
import { compileProject, type OpenProject } from './project.ts';
import { runFacts } from './run-facts.ts';
import type { TypeCheck } from './type-check.ts';
import { planResult, type UpdateRequest } from './update-result.ts';

/** Compiles, generates, and commits what differs or tells what would be. */
export async function generateAgain(
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
      ...(await findMissingDependencies(host.files, root, generation.files)),
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
