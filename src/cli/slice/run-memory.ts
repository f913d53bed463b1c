import type { FileSystem } from '../../host/ports.ts';
import type { ServiceModel } from '../../model/model.ts';
import { directionOf, type Direction } from '../../semantics/slice/directions.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';
import { readCache, writeCache } from '../../workspace/cache.ts';
import { parseMemory, printMemory } from './memory-format.ts';
import { memoryName } from './slice-mode.ts';

/** Set by the build of the shipped package: a hash of everything that decides the output. */
declare const APIGEN_BUILD: string | undefined;

/**
 * What a run leaves for the next one to save time: its contract, cut into pieces. Only of runs that had nothing to say
 * but what they generated, and which types and files nothing asks for.
 */
export interface RunMemory {
  readonly files: readonly RememberedFile[];
  /** Whether values of a type reach the service and leave it, by its name. */
  readonly directions: Readonly<Record<string, Direction>>;
  /** Whether the pieces of the files tell the same of the types; where they do not, an edit may turn a type unseen. */
  readonly areDirectionsTold: boolean;
  /** `package.json` as a new project would have it. */
  readonly packageJson: string;
  /** Names of types that no route uses. */
  readonly unused: readonly string[];
  /** Files of the owner's that nothing in the contract asks for any more, by their paths. */
  readonly orphans: readonly string[];
}

/** One file of the contract. */
export interface RememberedFile extends FileOutline {
  /** As the model calls it, and as a path of the project. */
  readonly path: string;
  readonly place: string;
  readonly text: string;
  /** As the manifest has it. */
  readonly hash: string;
}

/** Other builds of apigen may write other things from the same contract, or remember other things of it. */
const build = typeof APIGEN_BUILD === 'string' ? APIGEN_BUILD : 'source';

/** What the last run left; undefined where that is nothing that this apigen can use. */
export async function readMemory(files: FileSystem, root: string): Promise<RunMemory | undefined> {
  const text = await readCache(files, root, memoryName);
  if (text?.startsWith(`${build}\n`) !== true) return undefined;
  return parseMemory(text.slice(build.length + 1));
}

/** Leaves something for the next run. */
export async function writeMemory(files: FileSystem, root: string, memory: RunMemory): Promise<void> {
  await writeCache(files, root, memoryName, `${build}\n${printMemory(memory)}`);
}

/** The directions of the model's types. */
export function directionsOf(model: ServiceModel): RunMemory['directions'] {
  return Object.fromEntries(
    model.types.map(({ name, isInput, isOutput }) => [name, directionOf(isInput, isOutput)]),
  );
}

/** A model of a part of a contract, with the directions that the whole gives its types. */
export function withDirections(model: ServiceModel, directions: RunMemory['directions']): ServiceModel {
  const types = model.types.map((type) => {
    const direction = directions[type.name];
    return {
      ...type,
      isInput: direction === 'in' || direction === 'both',
      isOutput: direction === 'out' || direction === 'both',
    };
  });
  return { ...model, types };
}
