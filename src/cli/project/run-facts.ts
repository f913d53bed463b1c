import { hashText } from '../../base/hash.ts';
import type { Settings } from '../../config/settings.ts';
import type { RunFacts } from '../../workspace/next-manifest.ts';

/** What decides the output besides the contract, and what the contract was: for the manifest. */
export function runFacts(settings: Settings, inputs: ReadonlyMap<string, string>, version: string): RunFacts {
  const hashes = [...inputs].map(([path, text]): [string, string] => [path, hashText(text)]);
  return { tool: version, configuration: configurationHash(settings), inputs: new Map(hashes) };
}

/** The hash of the settings as the manifest keeps it. */
export function configurationHash(settings: Settings): string {
  return hashText(JSON.stringify(settings));
}
