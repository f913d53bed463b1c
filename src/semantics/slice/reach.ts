import type { FileOutline, Piece } from './outline.ts';

/** A piece by the index of its file and its own. */
export interface PieceAddress {
  readonly file: number;
  readonly index: number;
}

/** The pieces of each file that are kept, as indexes in order. */
export type Reach = readonly ReadonlySet<number>[];

/**
 * Everything that changed declarations can have an effect on, and everything that is needed to understand that: whatever
 * uses them, through other types too, and whatever all of these use.
 */
export function reachOf(outlines: readonly FileOutline[], changed: readonly PieceAddress[]): Reach {
  const all = outlines.flatMap(({ pieces }, file) => pieces.map((piece, index) => ({ piece, file, index })));
  const users = groupMany(all, ({ piece }) => piece.uses);
  const types = groupMany(all, ({ piece }) => (piece.kind === 'type' ? [piece.name] : []));
  const pieceAt = ({ file, index }: PieceAddress): readonly Located[] => {
    const piece = outlines[file]?.pieces[index];
    return piece === undefined ? [] : [{ piece, file, index }];
  };
  const affected = follow(changed.flatMap(pieceAt), ({ piece }) =>
    piece.kind === 'type' ? (users.get(piece.name) ?? []) : [],
  );
  const needed = follow(affected, ({ piece }) => piece.uses.flatMap((name) => types.get(name) ?? []));
  const reach = outlines.map(() => new Set<number>());
  for (const { piece, file, index } of needed) {
    reach[file]?.add(index);
    if (piece.block !== -1) reach[file]?.add(piece.block);
  }
  return withEnds(outlines, reach);
}

interface Located extends PieceAddress {
  readonly piece: Piece;
}

function groupMany(
  all: readonly Located[],
  keysOf: (each: Located) => readonly string[],
): Map<string, Located[]> {
  const groups = new Map<string, Located[]>();
  for (const each of all) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [each]);
      else group.push(each);
    }
  }
  return groups;
}

function follow(
  start: readonly Located[],
  nextOf: (each: Located) => readonly Located[],
): readonly Located[] {
  const seen = new Set<Piece>();
  const found: Located[] = [];
  const stack = [...start];
  for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
    if (seen.has(each.piece)) continue;
    seen.add(each.piece);
    found.push(each);
    stack.push(...nextOf(each));
  }
  return found;
}

/** With the piece that closes each block of which something is kept. */
function withEnds(outlines: readonly FileOutline[], reach: Reach): Reach {
  return outlines.map(({ pieces }, file) => {
    const kept = new Set(reach[file]);
    pieces.forEach((piece, index) => {
      if (piece.kind === 'close' && kept.has(piece.block)) kept.add(index);
    });
    return kept;
  });
}
