import { findDirections, type FoundDirections } from '../../semantics/slice/directions.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';
import type { EditedFile } from './read-edits.ts';
import type { RunMemory } from './run-memory.ts';

/** What an edit does to the directions of all types. */
export interface Turned extends Pick<RunMemory, 'directions' | 'unused'> {
  /** Types that come, go, or have another direction now. */
  readonly names: ReadonlySet<string>;
}

/**
 * The directions of all types after an edit. Gives nothing where the pieces do not tell them, and where a file has nothing
 * in use any more, which is said of its import.
 */
export function findTurned(
  edited: readonly EditedFile[],
  { directions, unused }: RunMemory,
): Turned | undefined {
  if (edited.every(({ edit }) => edit.hasSameUses)) return { directions, unused, names: new Set() };
  const before = findDirections(edited.map(({ file }) => file));
  const names = Object.keys(directions);
  const isTold =
    before.directions.size === names.length &&
    names.every((name) => before.directions.get(name) === directions[name]) &&
    before.unused.length === unused.length &&
    before.unused.every((name) => unused.includes(name));
  const after = findDirections(edited.map(({ edit }) => edit));
  const isLeft = edited.some(({ file, edit }) => isInUse(file, before) && !isInUse(edit, after));
  if (!isTold || isLeft) return undefined;
  const all = new Set([...names, ...after.directions.keys()]);
  return {
    directions: Object.fromEntries(after.directions),
    unused: after.unused,
    names: new Set([...all].filter((name) => directions[name] !== after.directions.get(name))),
  };
}

function isInUse({ pieces }: FileOutline, { unused }: FoundDirections): boolean {
  return pieces.some(({ kind, name }) => kind === 'route' || (kind === 'type' && !unused.includes(name)));
}
