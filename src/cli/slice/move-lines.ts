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

/** Where each route of a file went; nothing where two stand on one line and cannot be told apart by it. */
export function routeMoves(
  place: string,
  before: readonly Piece[],
  after: readonly Piece[],
): MovedRoutes | undefined {
  const lines = new Map<number, number>();
  let routes = 0;
  for (const [index, piece] of before.entries()) {
    if (piece.kind !== 'route') continue;
    routes += 1;
    lines.set(piece.line, after[index]?.line ?? 0);
  }
  const isDistinct = lines.size === routes && new Set(lines.values()).size === routes;
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

/** What the owner's files stem from now, by path, where their route moved. */
export function movedSources(moves: readonly MovedRoutes[], manifest: Manifest): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { place, lines } of moves) {
    for (const [path, { source, ownership }] of manifest.files) {
      if (ownership !== 'yours' || !source.startsWith(`${place}:`)) continue;
      const line = lines.get(Number(source.slice(place.length + 1)));
      if (line !== undefined) sources.set(path, `${place}:${line}`);
    }
  }
  return sources;
}
