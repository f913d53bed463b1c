import { findDirections } from '../../semantics/slice/directions.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';
import type { EditedFile } from './read-edits.ts';
import type { RunMemory } from './run-memory.ts';

/** What an edit does to the directions of all types. */
export interface Turned extends Pick<RunMemory, 'directions' | 'unused'> {
  /** Types that come, go, or have another direction now. */
  readonly names: ReadonlySet<string>;
}

/** Whether the pieces of a contract tell which way its types go, and which nothing uses, as its model does. */
export function tellDirections(
  files: readonly FileOutline[],
  { directions, unused }: Pick<RunMemory, 'directions' | 'unused'>,
): boolean {
  const told = findDirections(files);
  const names = Object.keys(directions);
  return (
    told.directions.size === names.length &&
    names.every((name) => told.directions.get(name) === directions[name]) &&
    told.unused.length === unused.length &&
    told.unused.every((name) => unused.includes(name))
  );
}

/**
 * The directions of all types after an edit. Gives nothing where the pieces do not tell them, and where a file has nothing
 * in use any more, which is said of its import.
 */
export function findTurned(
  edited: readonly EditedFile[],
  { directions, unused, areDirectionsTold }: RunMemory,
): Turned | undefined {
  if (edited.every(({ edit }) => edit.hasSameUses)) return { directions, unused, names: new Set() };
  if (!areDirectionsTold) return undefined;
  const after = findDirections(edited.map(({ edit }) => edit));
  const [before, now] = [new Set(unused), new Set(after.unused)];
  if (edited.some(({ file, edit }) => isInUse(file, before) && !isInUse(edit, now))) return undefined;
  const all = new Set([...Object.keys(directions), ...after.directions.keys()]);
  return {
    directions: Object.fromEntries(after.directions),
    unused: after.unused,
    names: new Set([...all].filter((name) => directions[name] !== after.directions.get(name))),
  };
}

function isInUse({ pieces }: FileOutline, unused: ReadonlySet<string>): boolean {
  return pieces.some(({ kind, name }) => kind === 'route' || (kind === 'type' && !unused.has(name)));
}
