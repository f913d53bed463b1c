import type { Position } from './span.ts';

/** One text file with a line index. `text` has no byte order mark; offsets everywhere are UTF-16 units into `text`. */
export interface Source {
  /** The path shown to people and used as identity: `/` separators, relative to the root contract's folder when below it. */
  readonly path: string;
  readonly text: string;
  /** Offsets at which lines begin; the first is 0. LF, CRLF and a lone CR each end a line. */
  readonly lineStarts: readonly number[];
}

/** Builds the line index when it is first asked for; a UTF-8 byte order mark at the start is dropped. */
export function createSource(path: string, text: string): Source {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let lineStarts: readonly number[] | undefined;
  return {
    path,
    text: clean,
    get lineStarts() {
      return (lineStarts ??= findLines(clean));
    },
  };
}

function findLines(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    return starts;
  }
  // Nearly every file has plain line ends, and looking for one character is much faster.
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** The 1-based line and column of an offset; offsets behind the end give the last position. */
export function positionAt(source: Source, offset: number): Position {
  const { text, lineStarts } = source;
  const clamped = Math.max(0, Math.min(offset, text.length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: clamped - (lineStarts[low] ?? 0) + 1 };
}

/** The text of a 1-based line without its line end; empty for a line that does not exist. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  let end = source.lineStarts[line] ?? source.text.length;
  while (end > start && /[\r\n]/.test(source.text.charAt(end - 1))) end -= 1;
  return source.text.slice(start, end);
}
