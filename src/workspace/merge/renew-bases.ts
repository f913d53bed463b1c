import { hashText } from '../../base/hash.ts';
import type { Manifest, ManifestEntry } from '../manifest.ts';
import type { Plan } from '../plan.ts';
import type { VirtualFile } from '../virtual-file.ts';

/**
 * The manifest once an update is committed. What apigen has now is the base of the next merge wherever it got into the
 * file: also where it stands between conflict markers, because settling those says yes or no to it for good. Where it
 * did not (deleted by its owner, markers of an earlier merge, no known base) the old base stays.
 */
export function renewBases(
  manifest: Manifest,
  plan: Plan,
  files: readonly VirtualFile[],
  tool: string,
): Manifest {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const entries = new Map(manifest.files);
  for (const change of plan) {
    const file = byPath.get(change.path);
    const isMerged = change.kind !== 'keep' || change.reason === 'scaffold';
    if (file !== undefined && isMerged && change.kind !== 'delete') entries.set(change.path, entryOf(file));
  }
  // Another version may generate other code of the same contract, so the next "generate" must look at everything.
  const inputs = tool === manifest.tool ? manifest.inputs : new Map<string, string>();
  return { tool, scaffold: tool, configuration: manifest.configuration, inputs, files: entries };
}

function entryOf({ content, origin }: VirtualFile): ManifestEntry {
  return { ownership: 'scaffold', hash: hashText(content), source: origin, base: content };
}
