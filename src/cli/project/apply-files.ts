import { joinPath } from '../../base/path.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { commit } from '../../workspace/commit.ts';
import { conflictDiagnostics } from '../../workspace/conflicts.ts';
import { diffPlan, unifiedDiff, type FileDiff } from '../../workspace/diff.ts';
import { readDisk } from '../../workspace/disk.ts';
import { acquireLock } from '../../workspace/lock.ts';
import { makePlan, type PlanOptions } from '../../workspace/make-plan.ts';
import { emptyManifest, printManifest, type Manifest } from '../../workspace/manifest.ts';
import { nextManifest, type RunFacts } from '../../workspace/next-manifest.ts';
import { orphanDiagnostics } from '../../workspace/orphans.ts';
import type { Plan } from '../../workspace/plan.ts';
import { manifestPath } from '../../workspace/project-path.ts';
import { readManifest, type FoundManifest } from '../../workspace/read-manifest.ts';
import { recover, stageFolder } from '../../workspace/roll-back.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { refuseUnsettled } from './manifest-unsettled.ts';

/** Files that are to become true in a project. */
export interface ApplyRequest {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly VirtualFile[];
  /** What the manifest is to record of the run; absent keeps what it says. */
  readonly facts?: RunFacts;
  readonly options: PlanOptions;
  /** The manifest as it was found before the run, if it was whole. */
  readonly found?: FoundManifest;
  readonly isDryRun: boolean;
  /** For what may only be done where nothing was yet: asked under the lock, for another run may have been faster. */
  readonly obstacle?: (found: FoundManifest) => Diagnostic | undefined;
  /** Tell what changes inside the files. */
  readonly withDiff?: boolean;
}

/** What became of the files. */
export interface Applied {
  readonly exitCode: ExitCode;
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
  /** Of every change where that was asked for, else of conflicts alone. */
  readonly diffs: readonly FileDiff[];
  /** The manifest says something else than it will, the version of apigen aside. */
  readonly isManifestStale: boolean;
  /** The text of the manifest as it is then; empty where it stays as it is. */
  readonly manifest: string;
}

const nothing = { plan: [], diffs: [], isManifestStale: false, manifest: '' } as const;

/** From files to the disk: lock, mend what a killed run left, plan, and commit unless something stands in the way. */
export async function applyFiles(request: ApplyRequest, host: Host): Promise<Applied> {
  if (request.isDryRun) return planAndCommit(request, host);
  const lock = await acquireLock(host, request.root);
  if (!('release' in lock)) return { ...nothing, exitCode: exitCode.environment, diagnostics: [lock] };
  try {
    await recover(host.files, request.root);
    return await planAndCommit(request, host);
  } finally {
    await lock.release();
  }
}

/** Undoes what a killed run left at `root`, if there was one; gives what is in the way otherwise. */
export async function mendProject(host: Host, root: string): Promise<Diagnostic | undefined> {
  if ((await host.files.kind(joinPath(root, stageFolder))) === undefined) return undefined;
  const lock = await acquireLock(host, root);
  if (!('release' in lock)) return lock;
  try {
    await recover(host.files, root);
  } finally {
    await lock.release();
  }
  return undefined;
}

async function planAndCommit(request: ApplyRequest, host: Host): Promise<Applied> {
  const { root, files, options, isDryRun } = request;
  const { value: found, diagnostics } = await readManifest(host.files, root, request.found);
  if (hasErrors(diagnostics)) return { ...nothing, exitCode: exitCode.usage, diagnostics };
  const obstacle = request.obstacle?.(found);
  if (obstacle !== undefined) return { ...nothing, exitCode: exitCode.usage, diagnostics: [obstacle] };
  const unsettled = options.isComplete ? undefined : refuseUnsettled(diagnostics);
  if (unsettled !== undefined) return { ...nothing, exitCode: exitCode.usage, diagnostics: [unsettled] };
  const known = options.isComplete ? found.manifest.files.keys() : (options.gone ?? []);
  const paths = new Set([...files.map((file) => file.path), ...known]);
  const plan = makePlan(files, await readDisk(host.files, root, paths), found.manifest, options);
  const conflicts = conflictDiagnostics(plan);
  // What somebody would lose is shown without being asked for.
  const shown = request.withDiff === true ? plan : plan.filter(({ kind }) => kind === 'conflict');
  const diffs = await diffPlan(shown, files, host.files, root);
  if (conflicts.length > 0) {
    const all = [...diagnostics, ...conflicts];
    return { ...nothing, exitCode: exitCode.conflict, plan, diagnostics: all, diffs };
  }
  const facts = request.facts ?? found.manifest;
  const manifest = nextManifest(found.manifest, plan, files, facts, options.isComplete);
  const after = printManifest(manifest);
  const isManifestStale = isStale(found, manifest, plan, after);
  const applied = {
    exitCode: exitCode.done,
    plan,
    diagnostics: [
      ...diagnostics,
      ...orphanDiagnostics(plan, found.manifest, options.isComplete ? files : routedFiles(manifest, plan)),
    ],
    diffs: isManifestStale && request.withDiff === true ? await withManifest(diffs, found, manifest) : diffs,
    isManifestStale,
    manifest: after,
  };
  if (isDryRun) return applied;
  const failures = await commit(plan, { before: found.text, after }, host, root);
  if (failures.length > 0) return { ...applied, exitCode: exitCode.environment, diagnostics: failures };
  return applied;
}

/** What serves a route according to the manifest, without what serves none any more. */
function routedFiles({ files }: Manifest, plan: Plan): readonly Pick<VirtualFile, 'path' | 'route'>[] {
  const orphans = new Set(plan.filter(({ kind }) => kind === 'orphan').map(({ path }) => path));
  if (orphans.size === 0) return [];
  return [...files].flatMap(([path, { route }]) =>
    route === undefined || orphans.has(path) ? [] : [{ path, route }],
  );
}

/**
 * Whether a manifest is to be written for more than what is no drift: another version that changes no output, and files
 * that left the contract and that their owner deleted since, which the next run that writes forgets.
 */
function isStale(
  { text, manifest: found }: FoundManifest,
  manifest: Manifest,
  plan: Plan,
  printed: string,
): boolean {
  if (text === undefined) return true;
  const planned = new Set(plan.map((change) => change.path));
  const forgotten = [...found.files].filter(([path]) => !manifest.files.has(path) && !planned.has(path));
  const isPlain = forgotten.length === 0 && found.tool === manifest.tool;
  const files = new Map([...manifest.files, ...forgotten]);
  const wanted = isPlain ? printed : printManifest({ ...manifest, tool: found.tool, files });
  return text.replaceAll('\r\n', '\n') !== wanted;
}

/**
 * The manifest follows from the other files; its own diff tells something only where there is no other, and where the
 * one that stands there can be read: all of it would be new otherwise.
 */
async function withManifest(
  diffs: readonly FileDiff[],
  { text, manifest: found }: FoundManifest,
  manifest: Manifest,
): Promise<readonly FileDiff[]> {
  if (diffs.length > 0 || found === emptyManifest) return diffs;
  return [{ path: manifestPath, text: await unifiedDiff(manifestPath, text, printManifest(manifest)) }];
}
