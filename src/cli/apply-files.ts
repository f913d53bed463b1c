import { joinPath } from '../base/path.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/ports.ts';
import { commit } from '../workspace/commit.ts';
import { conflictDiagnostics } from '../workspace/conflicts.ts';
import { readDisk } from '../workspace/disk.ts';
import { acquireLock } from '../workspace/lock.ts';
import { makePlan, type PlanOptions } from '../workspace/make-plan.ts';
import { printManifest } from '../workspace/manifest.ts';
import { nextManifest, type RunFacts } from '../workspace/next-manifest.ts';
import { orphanDiagnostics } from '../workspace/orphans.ts';
import type { Plan } from '../workspace/plan.ts';
import { readManifest } from '../workspace/read-manifest.ts';
import { recover, stageFolder } from '../workspace/roll-back.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { exitCode, type ExitCode } from './exit-code.ts';

/** Files that are to become true in a project. */
export interface ApplyRequest {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly VirtualFile[];
  /** What the manifest is to record of the run; absent keeps what it says. */
  readonly facts?: RunFacts;
  readonly options: PlanOptions;
  readonly isDryRun: boolean;
}

/** What became of the files. */
export interface Applied {
  readonly exitCode: ExitCode;
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/** From files to the disk: lock, mend what a killed run left, plan, and commit unless something stands in the way. */
export async function applyFiles(request: ApplyRequest, host: Host): Promise<Applied> {
  if (request.isDryRun) return planAndCommit(request, host);
  const lock = await acquireLock(host, request.root);
  if (!('release' in lock)) return { exitCode: exitCode.environment, plan: [], diagnostics: [lock] };
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
  const { value: found, diagnostics } = await readManifest(host.files, root);
  if (hasErrors(diagnostics)) return { exitCode: exitCode.usage, plan: [], diagnostics };
  const paths = new Set([...files.map((file) => file.path), ...found.manifest.files.keys()]);
  const plan = makePlan(files, await readDisk(host.files, root, paths), found.manifest, options);
  const conflicts = conflictDiagnostics(plan);
  if (conflicts.length > 0) {
    return { exitCode: exitCode.conflict, plan, diagnostics: [...diagnostics, ...conflicts] };
  }
  const reports = [...diagnostics, ...orphanDiagnostics(plan, found.manifest, files)];
  if (isDryRun) return { exitCode: exitCode.done, plan, diagnostics: reports };
  const manifest = nextManifest(
    found.manifest,
    plan,
    files,
    request.facts ?? found.manifest,
    options.isComplete,
  );
  const failures = await commit(plan, { before: found.text, after: printManifest(manifest) }, host, root);
  if (failures.length > 0) return { exitCode: exitCode.environment, plan, diagnostics: failures };
  return { exitCode: exitCode.done, plan, diagnostics: reports };
}
