import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { commit, type ManifestUpdate } from '../../workspace/commit.ts';
import { acquireLock } from '../../workspace/lock.ts';
import type { Plan } from '../../workspace/plan.ts';
import { recover } from '../../workspace/roll-back.ts';

/**
 * Makes a plan true that was made without the lock, as a command does that asks first: whatever changed since then is
 * found by the commit, which writes nothing in that case. Gives what was in the way.
 */
export async function commitPlan(
  plan: Plan,
  manifest: ManifestUpdate,
  host: Host,
  root: string,
): Promise<readonly Diagnostic[]> {
  const lock = await acquireLock(host, root);
  if (!('release' in lock)) return [lock];
  try {
    await recover(host.files, root);
    return await commit(plan, manifest, host, root);
  } finally {
    await lock.release();
  }
}
