import type { Source } from '../../base/source.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { changesDisk } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Applied } from './apply-files.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { findMissingDependencies } from './missing-dependencies.ts';
import type { Outcome, PlanResult } from '../outcome.ts';
import { planResult } from './plan-result.ts';
import type { OpenProject } from './project.ts';
import type { TypeCheck } from './type-check.ts';
import type { UpdateRequest } from './update-request.ts';

/** A generation that was written, or looked at. */
export interface FinishedGeneration {
  /** Real and absolute. */
  readonly root: string;
  readonly applied: Applied;
  readonly routes: number;
  /** The manifest of the package as it is generated. */
  readonly packageJson: Pick<VirtualFile, 'path' | 'content'> | undefined;
  /** What was found on the way, and the texts that it speaks of. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly standing?: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, Source>;
  readonly sourceFolder?: string;
}

/** Looks at what the owner's files make of what was generated, and tells it all. */
export async function finishGeneration(
  project: OpenProject,
  request: UpdateRequest,
  finished: FinishedGeneration,
  host: Host,
): Promise<Outcome> {
  const { root, applied, routes, packageJson, diagnostics = [] } = finished;
  const { isCheck = false } = request;
  const types = await checkTypes(root, applied, request, host);
  return {
    exitCode: isCheck ? answerOf(applied) : applied.exitCode,
    diagnostics: [
      ...diagnostics,
      ...applied.diagnostics,
      ...(await findMissingDependencies(host.files, root, packageJson)),
      ...(types?.diagnostics ?? []),
    ],
    standing: finished.standing ?? [],
    sources: finished.sources ?? new Map(),
    sourceFolder: finished.sourceFolder ?? '',
    result: planResult(project, request, {
      ...toldOf(applied, request),
      routes,
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
  const { typeCheckProject, withoutOrphans } = await import('./type-check.ts');
  const types = await typeCheckProject(root, plan, host);
  return types && withoutOrphans(types, plan);
}

function toldOf(
  { plan, diffs, isManifestStale }: Applied,
  { isCheck = false, withDiff = false }: UpdateRequest,
): Pick<PlanResult, 'plan' | 'diffs' | 'isDiffCut' | 'isManifestStale'> {
  return {
    plan,
    ...(withDiff || isCheck || diffs.length > 0 ? { diffs, isDiffCut: !withDiff } : {}),
    isManifestStale,
  };
}

function answerOf(applied: Applied): ExitCode {
  return applied.exitCode === exitCode.done && hasDrift(applied) ? exitCode.no : applied.exitCode;
}

function hasDrift({ plan, isManifestStale }: Applied): boolean {
  return isManifestStale || plan.some(changesDisk);
}

/** What to type for the drift to be gone, with the options that decided what drift is. */
function mendingCommand({ isForced, versions }: UpdateRequest): string {
  return [
    'apigen generate',
    ...(isForced ? ['--force'] : []),
    ...(versions === 'any' ? ['--allow-version-drift'] : []),
  ].join(' ');
}
