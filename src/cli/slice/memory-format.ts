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

type PrintedPiece = readonly [number, number, number, number, number, string, ...string[]];

const kinds = ['type', 'route', 'open', 'close', 'other'] as const;

function printPiece({ kind, start, end, block, line, name, uses }: Piece): PrintedPiece {
  return [kinds.indexOf(kind), start, end, block, line, name, ...uses];
}

function parsePiece([kind, start, end, block, line, name, ...uses]: PrintedPiece): Piece {
  return { kind: kinds[kind] ?? 'other', start, end, block, name, uses, line };
}
