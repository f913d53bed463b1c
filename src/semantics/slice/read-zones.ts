import type { Source } from '../../base/source.ts';
import type { AnyNode } from '../../syntax/ast.ts';
import type { Zone } from './find-zones.ts';
import type { Piece } from './outline.ts';
import { outlineFile } from './outline-file.ts';
import { parseRanges, type TextRange } from './parse-ranges.ts';

/** A part of a text that is read: a zone, or the edge of a block around one, which that cannot be read without. */
export interface ZoneRange extends TextRange {
  readonly isZone: boolean;
  /** By how much changes make it longer. */
  readonly growth: number;
}

/** A piece and what it says. */
export interface ReadPiece {
  readonly piece: Piece;
  readonly nodes: readonly AnyNode[];
  /** Where the piece starts that opens its block; -1 outside of all. */
  readonly blockStart: number;
}

/** What is to be read of a text of the given length, in order. */
export function zoneRanges(
  pieces: readonly Piece[],
  zones: readonly Zone[],
  length: number,
): readonly ZoneRange[] {
  const blocks = new Set<number>();
  const inside = new Set<number>();
  for (const { first, end } of zones) {
    for (let index = first; index < end; index += 1) {
      inside.add(index);
      blocks.add(blockOf(pieces, index));
    }
  }
  const edges = pieces.flatMap((piece, index): ZoneRange[] => {
    const isEdge = piece.kind === 'open' || piece.kind === 'close';
    if (!isEdge || inside.has(index) || !blocks.has(blockOf(pieces, index))) return [];
    return [{ start: piece.start, end: piece.end, isZone: false, growth: 0 }];
  });
  const ranges = zones.map((zone): ZoneRange => ({
    start: zone.hasNeighbourBefore ? (pieces[zone.first]?.start ?? 0) : 0,
    end: zone.hasNeighbourBehind ? (pieces[zone.end - 1]?.end ?? length) : length,
    isZone: true,
    growth: zone.growth,
  }));
  return [...edges, ...ranges].toSorted((left, right) => left.start - right.start);
}

function blockOf(pieces: readonly Piece[], index: number): number {
  const piece = pieces[index];
  return piece?.kind === 'open' ? index : (piece?.block ?? -1);
}

/** The same parts of the text as the changes left it. */
export function grownRanges(ranges: readonly ZoneRange[]): readonly ZoneRange[] {
  let shift = 0;
  return ranges.map((range) => {
    const start = range.start + shift;
    shift += range.growth;
    return { ...range, start, end: range.end + shift };
  });
}

/** Reads zones and nothing else of their file, each by itself; gives nothing where something is wrong in them. */
export function readZones(
  source: Source,
  ranges: readonly ZoneRange[],
): readonly (readonly ReadPiece[])[] | undefined {
  const { value: ast, diagnostics } = parseRanges(source, ranges);
  const outline = diagnostics.length === 0 ? outlineFile(ast, source) : undefined;
  if (outline === undefined) return undefined;
  const read = outline.pieces.map((piece, index) => ({
    piece,
    nodes: outline.nodes[index] ?? [],
    blockStart: outline.pieces[piece.block]?.start ?? -1,
  }));
  return ranges
    .filter(({ isZone }) => isZone)
    .map(({ start, end }) => read.filter(({ piece }) => piece.start >= start && piece.end <= end));
}
