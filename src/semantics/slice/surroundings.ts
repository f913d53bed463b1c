import type { FileOutline, Piece } from './outline.ts';

/** A piece by the index of its file and its own. */
export interface PieceAddress {
  readonly file: number;
  readonly index: number;
}

/**
 * Keeps what surrounds pieces in the generated code: every route of the groups of which one is kept, for some files are
 * made of a whole group, and what stands on either side of the changed ones, for their text comes and goes between that.
 */
export function addSurroundings(
  outlines: readonly FileOutline[],
  changed: readonly PieceAddress[],
  reach: readonly Set<number>[],
): void {
  const groups = [...routesByGroup(outlines).values()];
  const isKept = ({ file, index }: PieceAddress): boolean => reach[file]?.has(index) ?? false;
  const keep = ({ file, index }: PieceAddress): void => void reach[file]?.add(index);
  for (const routes of groups) if (routes.some(isKept)) routes.forEach(keep);
  for (const address of changed) {
    const { pieces } = outlines[address.file] ?? { pieces: [] };
    if (pieces[address.index]?.kind === 'type') typesBeside(pieces, address).forEach(keep);
  }
  routesBeside(groups.flat(), changed).forEach(keep);
  // A contract without any route means something else.
  if (!groups.some((routes) => routes.some(isKept))) groups.flat().slice(0, 1).forEach(keep);
  // Groups stand in the order of their first routes.
  for (const routes of groups) if (routes.some(isKept)) routes.slice(0, 1).forEach(keep);
}

/** In the order in which the groups are met. */
function routesByGroup(outlines: readonly FileOutline[]): ReadonlyMap<string, readonly PieceAddress[]> {
  const groups = new Map<string, PieceAddress[]>();
  for (const [file, { pieces }] of outlines.entries()) {
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (piece?.kind !== 'route') continue;
      const group = pieces[piece.block]?.name ?? '';
      const routes = groups.get(group);
      if (routes === undefined) groups.set(group, [{ file, index }]);
      else routes.push({ file, index });
    }
  }
  return groups;
}

/** So many types on either side: not every one of them shows in every file. */
const mostTypes = 3;

function typesBeside(pieces: readonly Piece[], { file, index }: PieceAddress): readonly PieceAddress[] {
  return [-1, 1].flatMap((step) => {
    const found: PieceAddress[] = [];
    for (let at = index + step; at >= 0 && at < pieces.length && found.length < mostTypes; at += step) {
      if (pieces[at]?.kind === 'type') found.push({ file, index: at });
    }
    return found;
  });
}

function routesBeside(
  routes: readonly PieceAddress[],
  changed: readonly PieceAddress[],
): readonly PieceAddress[] {
  return changed.flatMap(({ file, index }) => {
    const at = routes.findIndex((route) => route.index === index && route.file === file);
    return at === -1 ? [] : routes.slice(Math.max(0, at - 1), at + 2);
  });
}
