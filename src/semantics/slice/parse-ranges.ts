import { createSource, type Source } from '../../base/source.ts';
import type { Checked } from '../../diagnostics/result.ts';
import type { AnyNode, FileNode } from '../../syntax/ast.ts';
import { parse } from '../../syntax/parse.ts';
import { childrenOf } from '../../syntax/visit.ts';
import type { Piece } from './outline.ts';

/** A part of a text. */
export type TextRange = Pick<Piece, 'start' | 'end'>;

/**
 * Reads only some parts of a file, as if there were nothing but white space around them. Every node of the tree stands
 * where it stands in the file. `ranges` are in order and do not overlap.
 */
export function parseRanges(source: Source, ranges: readonly TextRange[]): Checked<FileNode> {
  const { text, shifts } = joinRanges(source.text, ranges);
  const parsed = parse(createSource(source.path, text));
  if (parsed.diagnostics.length === 0) moveNode(parsed.value, shifts);
  return parsed;
}

/** From `start` of the joined text on, everything stands so much further behind in the file. */
interface Shift {
  readonly start: number;
  readonly by: number;
}

function joinRanges(text: string, ranges: readonly TextRange[]): { text: string; shifts: readonly Shift[] } {
  const shifts: Shift[] = [];
  let joined = '';
  let offset = 0;
  for (const { start, end } of ranges) {
    // What is left out stays a line end where it was on lines of its own.
    if (start > offset) joined += /[\r\n]/.test(text.slice(offset, start)) ? '\n' : ' ';
    shifts.push({ start: joined.length, by: start - joined.length });
    joined += text.slice(start, end);
    offset = end;
  }
  return { text: joined, shifts };
}

/** Nobody has seen the tree yet, so its places can still be settled. */
type Settling<Node> = { -readonly [Key in keyof Node]: Node[Key] };

function moveNode(node: AnyNode, shifts: readonly Shift[]): void {
  move(node, shifts);
  if (node.kind === 'string') (node as Settling<typeof node>).contentStart = node.start + 1; // always behind the quote
  for (const comment of [...(node.comments?.leading ?? []), ...(node.comments?.trailing ?? [])])
    move(comment, shifts);
  for (const child of childrenOf(node)) moveNode(child, shifts);
}

function move(place: TextRange, shifts: readonly Shift[]): void {
  const settling = place as Settling<TextRange>; // see there
  settling.end = moved(place.end - 1, shifts) + 1;
  settling.start = moved(place.start, shifts);
}

function moved(offset: number, shifts: readonly Shift[]): number {
  const shift = shifts.findLast(({ start }) => start <= offset);
  return offset + (shift?.by ?? 0);
}
