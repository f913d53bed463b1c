import type { Host } from '../../src/host/ports.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { commit } from '../../src/workspace/commit.ts';
import { readDisk } from '../../src/workspace/disk.ts';
import { acquireLock } from '../../src/workspace/lock.ts';
import { makePlan, type PlanOptions } from '../../src/workspace/make-plan.ts';
import { printManifest } from '../../src/workspace/manifest.ts';
import { nextManifest } from '../../src/workspace/next-manifest.ts';
import type { Plan } from '../../src/workspace/plan.ts';
import { readManifest } from '../../src/workspace/read-manifest.ts';
import { recover } from '../../src/workspace/roll-back.ts';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';

/** One whole run over `/memory`, as a command makes it: lock, recovery, plan, commit. */
export async function runOnce(
  host: Host,
  files: readonly VirtualFile[],
  options: PlanOptions = { isComplete: true },
): Promise<{ readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] }> {
  const lock = await acquireLock(host, '/memory');
  if (!('release' in lock)) return { plan: [], diagnostics: [lock] };
  await recover(host.files, '/memory');
  const { value: found, diagnostics } = await readManifest(host.files, '/memory');
  const paths = [...files.map((file) => file.path), ...found.manifest.files.keys()];
  const plan = makePlan(files, await readDisk(host.files, '/memory', paths), found.manifest, options);
  const isStopped = plan.some((change) => change.kind === 'conflict');
  const facts = { tool: '1.0.0', configuration: '', inputs: new Map<string, string>() };
  const after = printManifest(nextManifest(found.manifest, plan, files, facts, options.isComplete));
  const result = isStopped ? [] : await commit(plan, { before: found.text, after }, host, '/memory');
  await lock.release();
  return { plan, diagnostics: [...diagnostics, ...result] };
}

/** A generated file whose content is its path and a version. */
export function generated(path: string, content = path): VirtualFile {
  return { path, content, ownership: 'generated', origin: 'user.api:1' };
}
