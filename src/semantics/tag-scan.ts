import type { StringNode } from '../syntax/ast.ts';

/** A piece of a tag with its place in the file. */
export interface TagPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `key:"value"` of a tag; `segments` are the value split at commas outside brackets. */
export interface TagPair {
  readonly key: string;
  readonly value: TagPiece;
  readonly segments: readonly TagPiece[];
}

/** The pairs of a tag as far as they can be read. */
export function scanTag(tag: StringNode): readonly TagPair[] {
  const pairs: TagPair[] = [];
  for (const match of tag.text.matchAll(/([^\s":]+):"((?:[^"\\]|\\.)*)"/g)) {
    const [whole, key = '', raw = ''] = match;
    const start = tag.contentStart + match.index + whole.length - 1 - raw.length;
    const value = { text: raw.replaceAll(/\\(["\\])/g, '$1'), start, end: start + raw.length };
    pairs.push({ key, value, segments: splitSegments(value) });
  }
  return pairs;
}

function splitSegments(value: TagPiece): readonly TagPiece[] {
  const pieces: TagPiece[] = [];
  let begin = 0;
  let depth = 0;
  const push = (end: number): void => {
    pieces.push({
      text: value.text.slice(begin, end).trim(),
      start: value.start + begin,
      end: value.start + end,
    });
    begin = end + 1;
  };
  for (let index = 0; index < value.text.length; index += 1) {
    const unit = value.text[index];
    if (unit === '[' || unit === '(' || unit === '{') depth += 1;
    else if (unit === ']' || unit === ')' || unit === '}') depth -= 1;
    else if (unit === ',' && depth <= 0) push(index);
  }
  push(value.text.length);
  return pieces;
}
