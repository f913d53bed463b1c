import type { Source } from '../../base/source.ts';
import { findChanges } from '../../base/text-change.ts';
import { findZones, type Zone } from './find-zones.ts';
import { matchZone, type ZoneMatch } from './match-zone.ts';
import type { FileOutline, Piece } from './outline.ts';
import { grownRanges, readZones, zoneRanges, type ReadPiece } from './read-zones.ts';

/** What became of a file: its pieces as they are now, and which of them say something else. */
export interface FileEdit extends FileOutline {
  /** For each piece the one that it was; -1 for one that came. */
  readonly origins: readonly number[];
  /** The pieces that came or say something else. */
  readonly changed: readonly number[];
  /** The pieces of before that left or say something else now. */
  readonly former: readonly number[];
  /** Whether declarations came or left, mention other types, or are routes with another address or handler. */
  readonly isReshaped: boolean;
  /** Whether what mentions what is as before: nothing came or left, and all mention the same types. */
  readonly hasSameUses: boolean;
}

/** More changed pieces than this are as quickly read with all the others. */
const mostPieces = 200;

/**
 * Reads what changed in a file, and nothing of the rest. Gives nothing where more changed than declarations, or where
 * there is a mistake.
 */
export function findEdit({ pieces }: FileOutline, before: Source, after: Source): FileEdit | undefined {
  if (before.text === after.text) {
    const origins = pieces.map((_, index) => index);
    return { pieces, origins, changed: [], former: [], isReshaped: false, hasSameUses: true };
  }
  const zones = findZones(pieces, findChanges(before.text, after.text, pieces));
  if (zones.reduce((sum, { first, end }) => sum + end - first, 0) > mostPieces) return undefined;
  const ranges = zoneRanges(pieces, zones, before.text.length);
  const old = readZones(before, ranges);
  const now = readZones(after, grownRanges(ranges));
  if (old === undefined || now === undefined) return undefined;
  const matched: MatchedZone[] = [];
  for (const [index, zone] of zones.entries()) {
    const [oldPieces = [], newPieces = []] = [old[index], now[index]];
    const isKnown = areSame(pieces.slice(zone.first, zone.end), oldPieces);
    const match = isKnown ? matchZone(oldPieces, newPieces, zone) : undefined;
    if (match === undefined) return undefined;
    matched.push({ zone, match, read: newPieces });
  }
  return joinPieces(pieces, matched);
}

/** A zone as it is now. */
interface MatchedZone {
  readonly zone: Zone;
  readonly match: ZoneMatch;
  readonly read: readonly ReadPiece[];
}

function areSame(known: readonly Piece[], read: readonly ReadPiece[]): boolean {
  if (known.length !== read.length) return false;
  return known.every(({ start, end }, index) => {
    const other = read[index]?.piece;
    return other?.start === start && other.end === end;
  });
}

/** All pieces as they are now: those that were read as they were read, those behind a change moved along. */
function joinPieces(pieces: readonly Piece[], zones: readonly MatchedZone[]): FileEdit {
  const joined: Joined = { pieces: [], origins: [], blocks: new Map(), openings: new Map() };
  const changed: number[] = [];
  let next = 0;
  let growth = 0;
  for (const { zone, match, read } of zones) {
    moveOver(pieces, next, zone.first, growth, joined);
    changed.push(...match.changed.map((index) => joined.pieces.length + index));
    read.forEach(({ piece, blockStart }, index) => {
      const origin = match.origins[index] ?? -1;
      addPiece(
        { ...piece, block: joined.blocks.get(blockStart) ?? -1 },
        origin === -1 ? -1 : zone.first + origin,
        joined,
      );
    });
    next = zone.end;
    growth += zone.growth;
  }
  moveOver(pieces, next, pieces.length, growth, joined);
  return {
    pieces: joined.pieces,
    origins: joined.origins,
    changed,
    former: zones.flatMap(({ zone, match }) => match.former.map((index) => zone.first + index)),
    isReshaped: zones.some(({ match }) => match.isReshaped),
    hasSameUses: zones.every(({ match }) => match.hasSameUses),
  };
}

/** The pieces of now as far as they are known. */
interface Joined {
  readonly pieces: Piece[];
  readonly origins: number[];
  /** Where a block is opened → the index of the piece that opens it. */
  readonly blocks: Map<number, number>;
  /** The same by the index that the piece had. */
  readonly openings: Map<number, number>;
}

function addPiece(piece: Piece, origin: number, { pieces, origins, blocks, openings }: Joined): void {
  if (piece.kind === 'open') {
    blocks.set(piece.start, pieces.length);
    openings.set(origin, pieces.length);
  }
  pieces.push(piece);
  origins.push(origin);
}

/** Adds pieces that an edit left alone, where they stand now. */
function moveOver(
  pieces: readonly Piece[],
  first: number,
  end: number,
  growth: number,
  joined: Joined,
): void {
  for (let index = first; index < end; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    const block = piece.block === -1 ? -1 : (joined.openings.get(piece.block) ?? -1);
    const isStill = growth === 0 && block === piece.block;
    addPiece(isStill ? piece : movePiece(piece, growth, block), index, joined);
  }
}

function movePiece(piece: Piece, growth: number, block: number): Piece {
  return { ...piece, start: piece.start + growth, end: piece.end + growth, block };
}
