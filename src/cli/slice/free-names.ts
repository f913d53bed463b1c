import type { FileOutline } from '../../semantics/slice/outline.ts';
import type { EditedFile } from './read-edits.ts';

/**
 * Whether types that come or go have names that have nothing to do with those of others, however names are written in
 * the generated code. What two names make of each other there is for a run over the whole contract to tell.
 */
export function areNamesFree(edited: readonly EditedFile[]): boolean {
  if (edited.every(({ edit }) => edit.hasSameUses)) return true;
  const before = namesOf(edited.map(({ file }) => file));
  const after = namesOf(edited.map(({ edit }) => edit));
  const known = new Set(before);
  const left = new Set(after);
  // A name may stand twice, which is a mistake.
  if (left.size !== after.length) return false;
  const came = after.filter((name) => !known.has(name));
  const gone = before.filter((name) => !left.has(name));
  return came.every((name) => isAlone(name, after)) && gone.every((name) => isAlone(name, before));
}

function namesOf(outlines: readonly FileOutline[]): readonly string[] {
  return outlines.flatMap(({ pieces }) =>
    pieces.flatMap(({ kind, name }) => (kind === 'type' ? [name] : [])),
  );
}

/** The generated code knows a type by its name, and by that and `Input`. */
function isAlone(name: string, all: readonly string[]): boolean {
  if (!/^\w+$/.test(name)) return false;
  const own = keysOf(name);
  return all.every((other) => other === name || !keysOf(other).some((key) => own.includes(key)));
}

function keysOf(name: string): readonly string[] {
  const key = name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
  return [key, `${key}input`];
}
