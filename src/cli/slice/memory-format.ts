import type { Piece } from '../../semantics/slice/outline.ts';
import type { RunMemory } from './run-memory.ts';

/**
 * The memory of a run as text: two lines of JSON, then the texts of the files as they are. It is read and written on
 * every run, so it is as short as it can be without being a riddle.
 */
export function printMemory({ files, ...rest }: RunMemory): string {
  const head = files.map(({ path, place, hash, text }) => ({ path, place, hash, length: text.length }));
  const pieces = files.map((file) => file.pieces.map(printPiece));
  const texts = files.map(({ text }) => text).join('');
  return `${JSON.stringify({ files: head, ...rest })}\n${JSON.stringify(pieces)}\n${texts}`;
}

/** Reads what {@link printMemory} printed, and nothing else. */
export function parseMemory(text: string): RunMemory {
  const end = text.indexOf('\n');
  const textsStart = text.indexOf('\n', end + 1) + 1;
  const { files, ...rest } = JSON.parse(text.slice(0, end)) as Head; // see above
  const pieces = JSON.parse(text.slice(end + 1, textsStart - 1)) as readonly (readonly PrintedPiece[])[]; // see above
  let start = textsStart;
  return {
    ...rest,
    files: files.map(({ length, ...file }, index) => {
      start += length;
      return {
        ...file,
        text: text.slice(start - length, start),
        pieces: (pieces[index] ?? []).map(parsePiece),
      };
    }),
  };
}

type Head = Omit<RunMemory, 'files'> & {
  readonly files: readonly {
    readonly path: string;
    readonly place: string;
    readonly hash: string;
    readonly length: number;
  }[];
};

/** Behind the name stand the two lists of names that differ by kind: a route's inputs and outputs, a type's uses and embeds. */
type PrintedPiece = readonly [
  number,
  number,
  number,
  number,
  string,
  (readonly string[])?,
  (readonly string[])?,
];

const kinds = ['type', 'route', 'open', 'close', 'other'] as const;

// Both run for every piece on every run, mostly before any of this is compiled: no object is made that is not needed.
function printPiece(piece: Piece): PrintedPiece {
  const { kind, start, end, block, name } = piece;
  const at = kinds.indexOf(kind);
  if (kind === 'route') return [at, start, end, block, name, piece.inputs, piece.outputs];
  if (kind !== 'type') return [at, start, end, block, name];
  if (piece.embeds.length === 0) return [at, start, end, block, name, piece.uses];
  return [at, start, end, block, name, piece.uses, piece.embeds];
}

function parsePiece(printed: PrintedPiece): Piece {
  const [at, start, end, block, name, first = none, second = none] = printed;
  const kind = kinds[at] ?? 'other';
  const isType = kind === 'type';
  return {
    kind,
    start,
    end,
    block,
    name,
    uses: isType ? first : union(first, second),
    inputs: isType ? none : first,
    outputs: isType ? none : second,
    embeds: isType ? second : none,
  };
}

const none: readonly string[] = [];

function union(first: readonly string[], second: readonly string[]): readonly string[] {
  return second.every((name) => first.includes(name)) ? first : [...new Set([...first, ...second])];
}
