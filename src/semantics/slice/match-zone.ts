import type { AnyNode } from '../../syntax/ast.ts';
import { handlerOf } from '../bind.ts';
import type { Zone } from './find-zones.ts';
import { isDeclaration, type Piece } from './outline.ts';
import type { ReadPiece } from './read-zones.ts';

/** What became of the pieces of a zone. */
export interface ZoneMatch {
  /** For each piece of now the one that it was, as an index of the zone; -1 for one that came. */
  readonly origins: readonly number[];
  /** Indexes of now of the pieces that came or say something else. */
  readonly changed: readonly number[];
  /** Indexes of before of the pieces that left or say something else now. */
  readonly former: readonly number[];
  /** See `FileEdit.isReshaped`. */
  readonly isReshaped: boolean;
  /** See `FileEdit.hasSameUses`. */
  readonly hasSameUses: boolean;
}

/**
 * Finds the pieces of a zone again after an edit. Gives nothing where its neighbours do not read as before, for then the
 * rest may not either, and where anything but a declaration changed, for that concerns the whole file.
 */
export function matchZone(
  before: readonly ReadPiece[],
  after: readonly ReadPiece[],
  { hasNeighbourBefore, hasNeighbourBehind }: Zone,
): ZoneMatch | undefined {
  const old = before.map(({ nodes }) => meaningOf(nodes));
  const now = after.map(({ nodes }) => meaningOf(nodes));
  const least = Math.min(old.length, now.length);
  let head = 0;
  const mostHead = least - (hasNeighbourBehind ? 1 : 0);
  while (head < mostHead && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  if ((hasNeighbourBefore && head === 0) || (hasNeighbourBehind && tail === 0)) return undefined;
  const oldMiddle = before.slice(head, before.length - tail);
  const newMiddle = after.slice(head, after.length - tail);
  const isPaired = arePairs(oldMiddle, newMiddle);
  if (!isPaired && ![...oldMiddle, ...newMiddle].every(({ piece }) => isDeclaration(piece))) return undefined;
  const differs = (at: number): boolean => !isPaired || old[head + at] !== now[head + at];
  const changed = newMiddle.map((_, at) => at).filter(differs);
  if (newMiddle.some(({ piece }, at) => differs(at) && !isDeclaration(piece))) return undefined;
  return {
    origins: after.map((_, index) => {
      if (index < head) return index;
      if (index >= after.length - tail) return index + before.length - after.length;
      return isPaired ? index : -1;
    }),
    changed: changed.map((at) => at + head),
    former: oldMiddle
      .map((_, at) => at)
      .filter(differs)
      .map((at) => at + head),
    hasSameUses: isPaired && changed.every((at) => isSameUse(oldMiddle[at]?.piece, newMiddle[at]?.piece)),
    isReshaped: !isPaired || changed.some((at) => isReshaped(oldMiddle[at], newMiddle[at])),
  };
}

/** What a piece says, wherever it stands. */
function meaningOf(nodes: readonly unknown[]): string {
  return JSON.stringify(nodes, (key, value: unknown) => (places.has(key) ? undefined : value));
}

const places: ReadonlySet<string> = new Set(['start', 'end', 'contentStart']);

/** Whether the pieces are the same declarations one by one, whatever they say. */
function arePairs(before: readonly ReadPiece[], after: readonly ReadPiece[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ piece: { kind, name } }, index) => {
      const other = after[index]?.piece;
      return other?.kind === kind && (kind !== 'type' || other.name === name);
    })
  );
}

function isReshaped(before: ReadPiece | undefined, after: ReadPiece | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  return !isSameUse(before.piece, after.piece) || addressOf(before.nodes) !== addressOf(after.nodes);
}

function isSameUse(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return (['uses', 'inputs', 'outputs', 'embeds'] as const).every(
    (list) =>
      left[list].length === right[list].length && left[list].every((name) => right[list].includes(name)),
  );
}

/** What others know a route by. */
function addressOf([node]: readonly AnyNode[]): string {
  if (node?.kind !== 'route') return '';
  return JSON.stringify([node.method.text, node.path.text, handlerOf(node)?.text]);
}
