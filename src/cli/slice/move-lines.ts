import type { FileEdit } from '../../semantics/slice/find-edit.ts';
import type { Piece } from '../../semantics/slice/outline.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { ReadText } from './patch-files.ts';

/** The routes of one file of the contract, each before and after an edit, in the same order. */
export interface MovedRoutes {
  /** The file as a path of the project. */
  readonly place: string;
  /** Line before → line after, of every route, moved or not. */
  readonly lines: ReadonlyMap<number, number>;
}

/** Where each route of a file that is still there went; nothing where two stand on one line and cannot be told apart by it. */
export function routeMoves(
  place: string,
  before: readonly Piece[],
  { pieces, origins }: Pick<FileEdit, 'pieces' | 'origins'>,
): MovedRoutes | undefined {
  const lines = new Map<number, number>();
  const places: number[] = [];
  let routes = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'route') continue;
    places.push(piece.line);
    const former = before[origins[index] ?? -1];
    if (former === undefined) continue;
    routes += 1;
    lines.set(former.line, piece.line);
  }
  const isDistinct = lines.size === routes && new Set(places).size === places.length;
  return isDistinct ? { place, lines } : undefined;
}

const handlers = 'src/gen/handler/';

/** Routes say in their handlers on which line of the contract they stand: the text of a file with the lines of now. */
export function moveLines(path: string, text: string, moves: readonly MovedRoutes[]): string {
  return path.startsWith(handlers) ? replaceLines(text, moves).text : text;
}

/**
 * The handlers in which lines moved, as they are to be. Gives nothing where not every route is found in them exactly
 * once.
 */
export async function movedHandlers(
  moves: readonly MovedRoutes[],
  manifest: Manifest,
  readText: ReadText,
): Promise<readonly VirtualFile[] | undefined> {
  if (moves.every(({ lines }) => [...lines].every(([before, after]) => before === after))) return [];
  const files: VirtualFile[] = [];
  let count = 0;
  for (const [path, { ownership, source }] of manifest.files) {
    if (!path.startsWith(handlers)) continue;
    const before = await readText(path);
    const { text, found } = replaceLines(before, moves);
    count += found;
    if (text !== before) files.push({ path, content: text, ownership, origin: source });
  }
  return count === moves.reduce((sum, { lines }) => sum + lines.size, 0) ? files : undefined;
}

function replaceLines(
  text: string,
  moves: readonly MovedRoutes[],
): { readonly text: string; readonly found: number } {
  let found = 0;
  const replaced = text.replaceAll(/\((\S+\.api):(\d+)\)/g, (whole, place: string, line: string) => {
    const moved = moves.find((move) => move.place === place)?.lines.get(Number(line));
    if (moved === undefined) return whole;
    found += 1;
    return `(${place}:${moved})`;
  });
  return { text: replaced, found };
}

/** What the owner's files stem from now, by path, where their route moved; nothing is told of `others`. */
export function movedSources(
  moves: readonly MovedRoutes[],
  manifest: Manifest,
  others: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { place, lines } of moves) {
    for (const [path, { source, ownership }] of manifest.files) {
      if (ownership !== 'yours' || others.has(path) || !source.startsWith(`${place}:`)) continue;
      const line = lines.get(Number(source.slice(place.length + 1)));
      if (line !== undefined) sources.set(path, `${place}:${line}`);
    }
  }
  return sources;
}
