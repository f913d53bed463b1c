import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printManifest } from '../../workspace/manifest.ts';
import { nextManifest } from '../../workspace/next-manifest.ts';
import { commitPlan } from './commit-plan.ts';
import type { Services } from '../command.ts';
import { stay } from './contract-copy.ts';
import type { PlannedProject } from './plan-project.ts';
import { runFacts } from './run-facts.ts';

/** Makes the plan of a whole project true and records it in the manifest. Gives what was in the way. */
export async function commitGeneration(
  { project, root, compiled, found, files, plan }: Omit<PlannedProject, 'disk' | 'diagnostics'>,
  { host, version }: Services,
): Promise<readonly Diagnostic[]> {
  const facts = runFacts(project.settings, stay(compiled, root).inputs, version);
  const manifest = nextManifest(found.manifest, plan, files, facts, true);
  return commitPlan(plan, { before: found.text, after: printManifest(manifest) }, host, root);
}
