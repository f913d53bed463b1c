import { positionAt, type Source } from '../../base/source.ts';
import { findChanges } from '../../base/text-change.ts';
import type { AnyNode } from '../../syntax/ast.ts';
import { findZones, type Zone } from './find-zones.ts';
import { isDeclaration, type FileOutline, type Piece } from './outline.ts';
import { grownRanges, readZones, zoneRanges, type ReadPiece } from './read-zones.ts';

/** What became of a file: its pieces where they stand now, and the indexes of those that say something else. */
export interface FileEdit extends FileOutline {
  readonly changed: readonly number[];
}

/** More changed pieces than this are as quickly read with all the others. */
const mostPieces = 200;

/**
 * Reads what changed in a file, and nothing of the rest. Gives nothing where more changed than what single declarations
 * say: where some came or went, have another name or mention other types, or where there is a mistake.
 */
export function findEdit({ pieces }: FileOutline, before: Source, after: Source): FileEdit | undefined {
  if (before.text === after.text) return { pieces, changed: [] };
  const zones = findZones(pieces, findChanges(before.text, after.text, pieces));
  const indexes = zones.flatMap(({ first, end }) =>
    pieces.slice(first, end).map((_, index) => first + index),
  );
  if (indexes.length > mostPieces) return undefined;
  const ranges = zoneRanges(pieces, zones, before.text.length);
  const old = readZones(before, ranges);
  const now = readZones(after, grownRanges(ranges));
  if (old === undefined || now === undefined) return undefined;
  const known = indexes.flatMap((index) => pieces[index] ?? []);
  if (!areAlike(known, old, isSamePlace) || !areAlike(known, now, isSameDeclaration)) return undefined;
  const changed = indexes.filter((_, at) => meaningOf(old[at]?.nodes) !== meaningOf(now[at]?.nodes));
  if (!changed.every((index) => mayChange(index, pieces, zones))) return undefined;
  const read = new Map(indexes.map((index, at) => [index, now[at]?.piece]));
  return { changed, pieces: movePieces(pieces, zones, read, before, after) };
}

function areAlike(
  known: readonly Piece[],
  read: readonly ReadPiece[],
  isAlike: (left: Piece, right: Piece) => boolean,
): boolean {
  if (known.length !== read.length) return false;
  return known.every((piece, index) => {
    const other = read[index]?.piece;
    return other !== undefined && isAlike(piece, other);
  });
}

function isSamePlace(left: Piece, right: Piece): boolean {
  return left.start === right.start && left.end === right.end && left.line === right.line;
}

function isSameDeclaration(left: Piece, right: Piece): boolean {
  return (
    left.kind === right.kind &&
    left.name === right.name &&
    left.uses.length === right.uses.length &&
    left.uses.every((name) => right.uses.includes(name))
  );
}

/** What a piece says, wherever it stands. */
function meaningOf(nodes: readonly AnyNode[] = []): string {
  return JSON.stringify(nodes, (key, value: unknown) => (places.has(key) ? undefined : value));
}

const places: ReadonlySet<string> = new Set(['start', 'end', 'contentStart']);

/** Neighbours say that the rest reads as before, and everything but a declaration concerns the whole file. */
function mayChange(index: number, pieces: readonly Piece[], zones: readonly Zone[]): boolean {
  const piece = pieces[index];
  const isNeighbour = zones.some(
    ({ first, end, hasNeighbourBefore, hasNeighbourBehind }) =>
      (hasNeighbourBefore && index === first) || (hasNeighbourBehind && index === end - 1),
  );
  return piece !== undefined && isDeclaration(piece) && !isNeighbour;
}

/** All pieces where they stand now: those that were read as they were read, those behind a change moved along. */
function movePieces(
  pieces: readonly Piece[],
  zones: readonly Zone[],
  read: ReadonlyMap<number, Piece | undefined>,
  before: Source,
  after: Source,
): readonly Piece[] {
  let growth = 0;
  let lines = 0;
  let next = 0;
  return pieces.map((piece, index) => {
    const now = read.get(index);
    if (now !== undefined) return { ...now, block: piece.block };
    for (let zone = zones[next]; zone !== undefined && zone.end <= index; zone = zones[next]) {
      growth += zone.growth;
      next += 1;
      const { start } = piece;
      lines = positionAt(after, start + growth).line - positionAt(before, start).line;
    }
    return growth === 0 && lines === 0 ? piece : movePiece(piece, growth, lines);
  });
}

function movePiece(piece: Piece, growth: number, lines: number): Piece {
  const { start, end, line } = piece;
  return { ...piece, start: start + growth, end: end + growth, line: line === 0 ? 0 : line + lines };
}
