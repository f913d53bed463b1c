import { reachOf, type Reach } from '../../semantics/slice/reach.ts';
import type { PieceAddress } from '../../semantics/slice/surroundings.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';
import { changedPieces, formerPieces, type EditedFile } from './read-edits.ts';

/** The same part of a contract before and after an edit: whatever either of them needs, where it was and where it is. */
export function widerReach(
  edited: readonly EditedFile[],
  turned: ReadonlySet<string>,
): { readonly before: Reach; readonly after: Reach } {
  const old = edited.map(({ file }): FileOutline => file);
  const now = edited.map(({ edit }): FileOutline => edit);
  if (edited.every(({ edit }) => edit.hasSameUses)) {
    const same = reachOf(now, changedPieces(edited), 'surroundings');
    return { before: same, after: same };
  }
  const oldReach = reachOf(old, [...formerPieces(edited), ...typesOf(old, turned)], 'surroundings');
  const newReach = reachOf(now, [...changedPieces(edited), ...typesOf(now, turned)], 'surroundings');
  const before = oldReach.map((kept) => new Set(kept));
  const after = newReach.map((kept) => new Set(kept));
  for (const [file, { edit }] of edited.entries()) {
    for (const [index, origin] of edit.origins.entries()) {
      if (origin === -1) continue;
      if (newReach[file]?.has(index) === true) before[file]?.add(origin);
      if (oldReach[file]?.has(origin) === true) after[file]?.add(index);
    }
  }
  return { before, after };
}

function typesOf(outlines: readonly FileOutline[], names: ReadonlySet<string>): readonly PieceAddress[] {
  return outlines.flatMap(({ pieces }, file) =>
    pieces.flatMap(({ kind, name }, index) => (kind === 'type' && names.has(name) ? [{ file, index }] : [])),
  );
}
