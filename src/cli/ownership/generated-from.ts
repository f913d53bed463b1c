import { hashText } from '../../base/hash.ts';
import type { RunFacts } from '../../workspace/next-manifest.ts';
import { stay } from '../project/contract-copy.ts';
import type { PlannedProject } from '../project/plan-project.ts';
import { configurationHash } from '../project/run-facts.ts';

/** Whether the contract is another one than that from which the manifest's run generated. */
export function isContractChanged({ compiled, root, found }: PlannedProject): boolean {
  const { inputs } = found.manifest;
  const now = stay(compiled, root).inputs;
  return now.size !== inputs.size || [...now].some(([path, text]) => inputs.get(path) !== hashText(text));
}

/**
 * What a manifest may say that it was generated from once files were taken out of it, or into it, by what the contract,
 * the settings and apigen are now. Where that is not what they were, no state of them is known any more: whichever they
 * become, all of it is to be generated.
 */
export function factsOfPart(planned: PlannedProject, version: string): RunFacts {
  const { tool, configuration, inputs } = planned.found.manifest;
  const isSame =
    tool === version &&
    configuration === configurationHash(planned.project.settings) &&
    !isContractChanged(planned);
  if (isSame) return { tool, configuration, inputs };
  return { tool, configuration, inputs: new Map([...inputs.keys()].map((path) => [path, ''])) };
}
