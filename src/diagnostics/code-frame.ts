import { displayWidth } from '../base/display-width.ts';
import { terminalText } from '../base/literal.ts';
import { lineText, positionAt, type Source } from '../base/source.ts';
import type { Span } from '../base/span.ts';

/** How a frame is drawn. The painters add colour and default to none. */
export interface CodeFrameOptions {
  /** Columns of the terminal; longer lines are cut to a window around the place. */
  readonly width: number;
  /** Words behind the carets. */
  readonly label?: string;
  readonly paintGutter?: (text: string) => string;
  readonly paintMarker?: (text: string) => string;
}

const tab = '  ';

/** More characters than a terminal shows of one line: a line may be the whole file, and each mistake in it has its frame. */
const reach = 2_000;

/**
 * The line of a place with the line before it, line numbers, and carets below by display width, so that they stand
 * right under wide characters and tabs. A place over several lines is marked to the end of its first.
 */
export function renderCodeFrame(source: Source, span: Span, options: CodeFrameOptions): string {
  const plain = (text: string): string => text;
  const { paintGutter = plain, paintMarker = plain } = options;
  const start = positionAt(source, span.start);
  const raw = lineText(source, start.line);
  const from = Math.min(start.column - 1, raw.length);
  const to = Math.max(from, Math.min(raw.length, from + (span.end - span.start)));
  const gutterWidth = String(start.line).length;
  const window = cutToWindow(raw, from, to, Math.max(20, options.width - gutterWidth - 5));
  const gutter = (text: string): string => paintGutter(` ${text.padStart(gutterWidth)} |`);
  const lines: string[] = [];
  const previous = lineText(source, start.line - 1);
  if (start.line > 1 && previous.trim() !== '') {
    lines.push(
      `${gutter(String(start.line - 1))} ${clip(printable(previous.slice(0, reach)), options.width - gutterWidth - 5)}`,
    );
  }
  lines.push(`${gutter(String(start.line))} ${window.before}${window.marked}${window.after}`);
  const carets = '^'.repeat(Math.max(1, displayWidth(window.marked)));
  const label = options.label === undefined ? '' : ` ${options.label}`;
  lines.push(`${gutter('')} ${' '.repeat(displayWidth(window.before))}${paintMarker(carets + label)}`);
  return lines.join('\n');
}

interface Window {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Cuts a long line so that the marked part is in sight; `…` stands where something was left out. */
function cutToWindow(line: string, from: number, to: number, width: number): Window {
  const before = printable(line.slice(Math.max(0, from - reach), from));
  const marked = printable(line.slice(from, Math.min(to, from + reach)));
  const after = printable(line.slice(to, to + reach));
  if (displayWidth(before) + displayWidth(marked) + displayWidth(after) <= width)
    return { before, marked, after };
  const kept = clip(marked, Math.ceil(width / 2));
  const room = width - displayWidth(kept);
  const left = clipStart(before, Math.max(1, Math.floor(room / 2)));
  return { before: left, marked: kept, after: clip(after, Math.max(1, room - displayWidth(left))) };
}

function printable(text: string): string {
  return terminalText(text).replaceAll('\t', tab);
}

function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let result = '';
  let used = 1;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width) break;
    result += character;
  }
  return `${result}…`;
}

function clipStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = Array.from(text);
  let used = 1;
  let first = characters.length;
  while (first > 0) {
    used += displayWidth(characters[first - 1] ?? '');
    if (used > width) break;
    first -= 1;
  }
  return `…${characters.slice(first).join('')}`;
}
