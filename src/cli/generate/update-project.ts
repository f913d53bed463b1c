import { joinPath } from '../../base/path.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { readManifest, type FoundManifest } from '../../workspace/read-manifest.ts';
import { isUpToDate } from '../../workspace/up-to-date.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { done, failed, type Outcome } from '../outcome.ts';
import { isInterrupted, onMendedProject } from '../project/on-mended-project.ts';
import { planResult } from '../project/plan-result.ts';
import { openProject, type OpenProject } from '../project/project.ts';
import { configurationHash } from '../project/run-facts.ts';
import { cacheMode, isPlain, memoryPath } from '../slice/slice-mode.ts';
import type { UpdateRequest } from '../project/update-request.ts';
import { findVersionDrift } from '../project/version-drift.ts';

/**
 * Generates the project again and commits what differs. When the manifest shows that nothing does, not even the contract
 * is parsed.
 */
export async function updateProject(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { isDryRun, isCheck = false } = request;
  const outcome = await onMendedProject({ isReadOnly: isDryRun || isCheck }, services, (mended) =>
    updateMended(request, mended),
  );
  const isWrong = isCheck && outcome.exitCode === exitCode.done && isInterrupted(outcome);
  // What is half written is not up to date, whatever becomes of it.
  return isWrong ? failed(exitCode.no, outcome.diagnostics) : outcome;
}

async function updateMended(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host, version } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const { value: found, diagnostics: findings } = await readManifest(host.files, project.root, request.found);
  const drift = findVersionDrift(found.manifest.tool, version, request.versions ?? 'same-minor');
  if (drift !== undefined) return failed(exitCode.usage, [drift]);
  const isPlanWanted = request.isForced || request.isDryRun;
  if (findings.length === 0 && !isPlanWanted && (await hasNothingToDo(project, found, services))) {
    return done(planResult(project, request, { plan: [] }));
  }
  if (hasErrors(findings)) return failed(exitCode.usage, findings);
  if (findings.length === 0 && !isPlanWanted && (await mayTakeSlice(project, request, services))) {
    const { regenerateSlice } = await import('../slice/regenerate-slice.ts');
    const outcome = await regenerateSlice(project, found, request, services);
    if (outcome !== undefined) return outcome;
  }
  // Everything that compiles and renders is loaded only now.
  const { generateAgain } = await import('./generate-again.ts');
  return generateAgain(project, request, found, services);
}

/** What changed is told from the last run where there is a memory of it, and where nobody asks for what did not change. */
async function mayTakeSlice(
  { root, settings }: OpenProject,
  { withDiff = false }: UpdateRequest,
  { host, isJson }: Services,
): Promise<boolean> {
  if (isJson || withDiff || cacheMode(host) === 'off' || !isPlain(settings)) return false;
  return (await host.files.kind(joinPath(root, memoryPath))) === 'file';
}

function hasNothingToDo(
  { root, settings }: OpenProject,
  { manifest }: FoundManifest,
  { host, version }: Services,
): Promise<boolean> {
  const now = { tool: version, configuration: configurationHash(settings), contract: settings.contract };
  return isUpToDate(host.files, root, manifest, now);
}
