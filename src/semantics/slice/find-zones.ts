import type { TextChange } from '../../base/text-change.ts';
import type { Piece } from './outline.ts';

/**
 * The pieces that changes of the text may have changed: `first` up to, not including, `end`. One untouched neighbour on
 * either side is among them, unless the file begins or ends there: when it reads as before, so does all beyond it.
 */
export interface Zone {
  readonly first: number;
  readonly end: number;
  readonly hasNeighbourBefore: boolean;
  readonly hasNeighbourBehind: boolean;
  /** By how much the changes make the text longer. */
  readonly growth: number;
}

/** Finds the pieces around changes, which are in order; changes that share a neighbour share the zone. */
export function findZones(pieces: readonly Piece[], changes: readonly TextChange[]): readonly Zone[] {
  const zones: Zone[] = [];
  for (const change of changes) {
    const zone = findZone(pieces, change);
    const last = zones.at(-1);
    if (last === undefined || last.end <= zone.first) {
      zones.push(zone);
      continue;
    }
    const { first, hasNeighbourBefore, growth } = last;
    zones[zones.length - 1] = { ...zone, first, hasNeighbourBefore, growth: growth + zone.growth };
  }
  return zones;
}

function findZone(pieces: readonly Piece[], { start, oldEnd, newStart, newEnd }: TextChange): Zone {
  // What touches the change counts as changed.
  const before = pieces.findLastIndex((piece) => piece.end < start);
  const behind = pieces.findIndex((piece) => piece.start > oldEnd);
  return {
    first: Math.max(before, 0),
    end: behind === -1 ? pieces.length : behind + 1,
    hasNeighbourBefore: before !== -1,
    hasNeighbourBehind: behind !== -1,
    growth: newEnd - newStart - (oldEnd - start),
  };
}
