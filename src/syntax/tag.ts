import { quote } from '../../grammar/token-text.ts';
import type { Span } from '../base/span.ts';
import { type DiagnosticPlace, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import type { StringNode } from './ast.ts';
import { ignoredTagText, malformedTag } from './diagnostics/tag.ts';

/** A piece of a tag: its meaning, and where it stands. */
export interface TagPiece {
  readonly text: string;
  readonly span: Span;
}

/** One pair of a tag: `key:"name,option,option=value"`. */
export interface TagEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** All between the quotes. */
  readonly value: TagPiece;
  /** The part in front of the first comma. */
  readonly name: TagPiece;
  /** The parts behind it; commas in brackets and escaped commas do not split. */
  readonly options: readonly TagPiece[];
}

/**
 * Reads the tag of a field as Go does: pairs `key:"value"` with white space between them. A pair whose key is no word
 * (`,form:"name"`) is passed over, and nothing is read behind text that is no pair at all. Both are reported.
 */
export function parseTag(
  node: Pick<StringNode, 'text' | 'contentStart'>,
  file: string,
): Checked<readonly TagEntry[]> {
  const entries: TagEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const text = node.text;
  const spanOf = (start: number, end: number): Span => ({
    file,
    start: node.contentStart + start,
    end: node.contentStart + end,
  });
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    const pair = pairAt(text, offset);
    if (pair === undefined) {
      const end = endOfUnread(text, offset);
      const unread = text.slice(offset, end).trimEnd();
      const isHarmless = entries.length > 0 && end === text.length && !/\w\s*[:=]/.test(unread);
      const definition = isHarmless ? ignoredTagText : malformedTag;
      const place = { span: spanOf(offset, offset + unread.length), ...hintFor(unread) };
      diagnostics.push(report(definition, { text: quote(unread) }, place));
      offset = skipSpace(text, end);
      continue;
    }
    entries.push(entryOf(pair, spanOf));
    offset = skipSpace(text, pair.end + 1);
  }
  return { value: entries, diagnostics };
}

/** Whether {@link parseTag} would find nothing wrong: pairs and white space, nothing else. */
export function isWellFormedTag(text: string): boolean {
  return (ascii.test(text) ? plainPairs : pairsOfAnyScript()).test(text);
}

/** Nearly every tag is in ASCII, and a pattern that knows the letters of all scripts takes a while to be set up. */
const ascii = /^[\x00-\x7f]*$/;
const plainPairs = /^\s*(?:[A-Za-z_][\w.-]*:"[^"\\]*(?:\\[^][^"\\]*)*"\s*)*$/;

function pairsOfAnyScript(): RegExp {
  return /^\s*(?:[\p{L}_][\p{L}\p{N}_.-]*:"[^"\\]*(?:\\[^][^"\\]*)*"\s*)*$/u;
}

/** A pair by offsets into the tag: the key, then the raw value between its quotes. */
interface Pair {
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  /** The offset of the closing quote. */
  readonly end: number;
  readonly raw: string;
}

function pairAt(text: string, offset: number): Pair | undefined {
  const pattern = ascii.test(text) ? plainPair : pairOfAnyScript();
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [whole, key = '', raw = ''] = match;
  return { key, start: offset, valueStart: offset + key.length + 2, end: offset + whole.length - 1, raw };
}

const plainPair = /([A-Za-z_][\w.-]*):"([^"\\]*(?:\\[^][^"\\]*)*)"/y;

function pairOfAnyScript(): RegExp {
  return /([\p{L}_][\p{L}\p{N}_.-]*):"([^"\\]*(?:\\[^][^"\\]*)*)"/uy;
}

// Where Go reads on: behind a pair with a key of any other characters, and else nowhere.
function endOfUnread(text: string, offset: number): number {
  loosePairPattern.lastIndex = offset;
  return loosePairPattern.test(text) ? loosePairPattern.lastIndex : text.length;
}

const loosePairPattern = /[^\s:"]+:"[^"\\]*(?:\\[^][^"\\]*)*"/uy;

function skipSpace(text: string, offset: number): number {
  let next = offset;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return next;
}

function entryOf(pair: Pair, spanOf: (start: number, end: number) => Span): TagEntry {
  const pieces = splitValue(pair.raw).map(([from, to]): TagPiece => {
    const raw = pair.raw.slice(from, to);
    const start = pair.valueStart + from + (raw.length - raw.trimStart().length);
    const trimmed = raw.trim();
    return { text: unescape(trimmed), span: spanOf(start, start + trimmed.length) };
  });
  const value = { text: unescape(pair.raw), span: spanOf(pair.valueStart, pair.end) };
  const [name = value, ...options] = pieces;
  return { key: pair.key, keySpan: spanOf(pair.start, pair.start + pair.key.length), value, name, options };
}

// Cuts a raw value at its commas. Brackets protect commas only if they are closed.
function splitValue(raw: string): readonly (readonly [start: number, end: number])[] {
  const isBalanced = count(raw, /[[({]/g) === count(raw, /[\])}]/g);
  const parts: [number, number][] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < raw.length; index++) {
    const char = raw.charAt(index);
    if (char === '\\') index += raw.startsWith('\\\\,', index) ? 2 : 1;
    else if (isBalanced && '[({'.includes(char)) depth++;
    else if (isBalanced && '])}'.includes(char)) depth--;
    else if (char === ',' && depth <= 0) {
      parts.push([start, index]);
      start = index + 1;
    }
  }
  return [...parts, [start, raw.length]];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

// `\\,` is a comma that does not split, as go-zero reads it. A backslash before anything unknown is itself.
function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replaceAll(/\\\\,|\\([ntr"\\])/g, (_, char?: string) =>
    char === undefined ? ',' : (escapes[char] ?? ''),
  );
}

const hints: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/^[\w.-]+\s+:|^[\w.-]+:\s+"/, 'Write no space around the colon.'],
  [/^[\w.-]+\s*:"[^"]*$/, 'Close the value with a quotation mark.'],
  [/^[\w.-]+\s*["=]/, 'Write a colon between the key and its value.'],
  [/^[,;]/, 'Separate two pairs by a space.'],
];

function hintFor(unread: string): Pick<DiagnosticPlace, 'hint'> {
  const unquoted = /^([\w.-]+)\s*:\s*["']?([\w-]+)["']?$/.exec(unread);
  const hint = hints.find(([pattern]) => pattern.test(unread))?.[1];
  if (unquoted !== null) return { hint: `Write ${unquoted[1]}:"${unquoted[2]}".` };
  return hint === undefined ? {} : { hint };
}
