import { addSurroundings, type PieceAddress } from './surroundings.ts';
import type { FileOutline, Piece } from './outline.ts';

/** The pieces of each file that are kept, as indexes. */
export type Reach = readonly ReadonlySet<number>[];

/**
 * How much is kept of what surrounds the changed declarations: nothing where they change by themselves; where some come,
 * go, or are known by something else, the groups whose routes are affected and what stands beside the changes.
 */
export type Breadth = 'declarations' | 'surroundings';

/**
 * Everything that changed declarations can have an effect on, and everything that is needed to understand that: whatever
 * uses them, through other types too, and whatever all of these use.
 */
export function reachOf(
  outlines: readonly FileOutline[],
  changed: readonly PieceAddress[],
  breadth: Breadth = 'declarations',
): Reach {
  const reach = outlines.map(() => new Set<number>());
  let users: ReadonlyMap<string, readonly PieceAddress[]> | undefined;
  const affected = [...changed];
  for (let next = affected.pop(); next !== undefined; next = affected.pop()) {
    if (!addPiece(reach, next)) continue;
    const piece = pieceAt(outlines, next);
    if (piece?.kind !== 'type') continue;
    users ??= usersByName(outlines);
    affected.push(...(users.get(piece.name) ?? []));
  }
  if (breadth === 'surroundings') addSurroundings(outlines, changed, reach);
  addNeeded(outlines, reach);
  return withBlocks(outlines, reach);
}

function pieceAt(outlines: readonly FileOutline[], { file, index }: PieceAddress): Piece | undefined {
  return outlines[file]?.pieces[index];
}

/** Gives whether the piece was not kept yet. */
function addPiece(reach: readonly Set<number>[], { file, index }: PieceAddress): boolean {
  const kept = reach[file];
  if (kept === undefined || kept.has(index)) return false;
  kept.add(index);
  return true;
}

function usersByName(outlines: readonly FileOutline[]): ReadonlyMap<string, readonly PieceAddress[]> {
  const users = new Map<string, PieceAddress[]>();
  for (const [file, { pieces }] of outlines.entries()) {
    for (let index = 0; index < pieces.length; index += 1) {
      for (const name of pieces[index]?.uses ?? []) {
        const known = users.get(name);
        if (known === undefined) users.set(name, [{ file, index }]);
        else known.push({ file, index });
      }
    }
  }
  return users;
}

function addNeeded(outlines: readonly FileOutline[], reach: readonly Set<number>[]): void {
  const types = new Map<string, PieceAddress>();
  for (const [file, { pieces }] of outlines.entries()) {
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (piece?.kind === 'type') types.set(piece.name, { file, index });
    }
  }
  const needed = reach.flatMap((kept, file) =>
    [...kept].flatMap((index) => pieceAt(outlines, { file, index })?.uses ?? []),
  );
  for (let name = needed.pop(); name !== undefined; name = needed.pop()) {
    const address = types.get(name);
    if (address !== undefined && addPiece(reach, address))
      needed.push(...(pieceAt(outlines, address)?.uses ?? []));
  }
}

/** Pieces with what opens and closes each block of which something is kept. */
export function withBlocks(outlines: readonly FileOutline[], reach: Reach): Reach {
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
