import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { RunFacts } from '../../workspace/next-manifest.ts';

/**
 * What is found in a contract and was found by the run that left the manifest too: all of it, where contract, settings
 * and apigen are the same as then, else nothing that anybody could tell from what is new.
 */
export function standingFindings(
  diagnostics: readonly Diagnostic[],
  before: Pick<Manifest, keyof RunFacts>,
  now: RunFacts,
): readonly Diagnostic[] {
  const { tool, configuration, inputs } = now;
  const isSame =
    before.tool === tool &&
    before.configuration === configuration &&
    before.inputs.size === inputs.size &&
    [...inputs].every(([path, hash]) => before.inputs.get(path) === hash);
  return isSame ? diagnostics.filter((diagnostic) => !hasErrors([diagnostic])) : [];
}
