import type { FileOutline, Piece } from './outline.ts';

/** A piece by the index of its file and its own. */
export interface PieceAddress {
  readonly file: number;
  readonly index: number;
}

/** The pieces of each file that are kept, as indexes. */
export type Reach = readonly ReadonlySet<number>[];

/**
 * Everything that changed declarations can have an effect on, and everything that is needed to understand that: whatever
 * uses them, through other types too, and whatever all of these use.
 */
export function reachOf(outlines: readonly FileOutline[], changed: readonly PieceAddress[]): Reach {
  const reach = outlines.map(() => new Set<number>());
  for (const { file, index } of changed) reach[file]?.add(index);
  const affected = new Set(keptPieces(outlines, reach).flatMap(namesOf));
  grow(affected, () => {
    eachOther(outlines, reach, (piece, keep) => {
      if (!piece.uses.some((name) => affected.has(name))) return;
      keep();
      for (const name of namesOf(piece)) affected.add(name);
    });
  });
  const needed = new Set(keptPieces(outlines, reach).flatMap(({ uses }) => uses));
  grow(needed, () => {
    eachOther(outlines, reach, (piece, keep) => {
      if (piece.kind !== 'type' || !needed.has(piece.name)) return;
      keep();
      for (const name of piece.uses) needed.add(name);
    });
  });
  return withBlocks(outlines, reach);
}

function namesOf({ kind, name }: Piece): readonly string[] {
  return kind === 'type' ? [name] : [];
}

/** Repeats a step until it adds nothing to a set any more. */
function grow(names: ReadonlySet<string>, step: () => void): void {
  for (let before = -1; before !== names.size;) {
    before = names.size;
    step();
  }
}

function keptPieces(outlines: readonly FileOutline[], reach: Reach): readonly Piece[] {
  return outlines.flatMap(({ pieces }, file) =>
    [...(reach[file] ?? [])].flatMap((index) => pieces[index] ?? []),
  );
}

function eachOther(
  outlines: readonly FileOutline[],
  reach: readonly Set<number>[],
  visit: (piece: Piece, keep: () => void) => void,
): void {
  for (const [file, { pieces }] of outlines.entries()) {
    for (const [index, piece] of pieces.entries()) {
      if (piece.uses.length === 0 && piece.kind !== 'type') continue;
      if (!(reach[file]?.has(index) ?? true)) visit(piece, () => reach[file]?.add(index));
    }
  }
}

/** With what opens and closes each block of which something is kept. */
function withBlocks(outlines: readonly FileOutline[], reach: Reach): Reach {
  return outlines.map(({ pieces }, file) => {
    const kept = new Set(reach[file]);
    for (const index of reach[file] ?? []) {
      const block = pieces[index]?.block ?? -1;
      if (block !== -1) kept.add(block);
    }
    pieces.forEach((piece, index) => {
      if (piece.kind === 'close' && kept.has(piece.block)) kept.add(index);
    });
    return kept;
  });
}
