import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { commentAt } from './comment-end.ts';
import { quoteEnd } from './quote-end.ts';
import type { SessionModes } from './split-statements.ts';
import * as t from './tokens.ts';

const space = /\s+|\*\//y;
const digits = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\w$\u0080-\uffff])/iy;
const word = /[\w$@\u0080-\uffff]+/y;
const signs: Readonly<Record<string, TokenType>> = {
  '(': t.LParen,
  ')': t.RParen,
  ',': t.Comma,
  '.': t.Dot,
  '=': t.Equals,
};

/**
 * The tokens of one statement; offsets are those of the whole text. Total: a character that begins nothing is a token
 * too, and a quote that is never closed ends with the statement. What conditional comments hold is read, their signs
 * and other comments are not.
 */
export function tokenize(
  text: string,
  range: { readonly start: number; readonly end: number },
  modes: SessionModes,
): IToken[] {
  const tokens: IToken[] = [];
  let offset = range.start;
  while (offset < range.end) {
    const comment = commentAt(text, offset);
    const skipped = comment?.end ?? matchEnd(space, text, offset);
    if (skipped !== undefined) {
      offset = skipped;
      continue;
    }
    const { type, end } = tokenAt(text, offset, range.end, modes);
    tokens.push(token(type, text.slice(offset, end), offset));
    offset = end;
  }
  return tokens;
}

function matchEnd(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function tokenAt(
  text: string,
  offset: number,
  limit: number,
  modes: SessionModes,
): { readonly type: TokenType; readonly end: number } {
  const first = text.charAt(offset);
  const quoted = { '`': t.QuotedName, "'": t.SingleQuoted, '"': t.DoubleQuoted }[first];
  if (quoted !== undefined) {
    const end = quoteEnd(text, offset, modes.hasBackslashEscapes) ?? limit;
    return { type: quoted, end: Math.min(end, limit) };
  }
  const number = matchEnd(digits, text, offset);
  if (number !== undefined) return { type: t.Digits, end: number };
  const end = matchEnd(word, text, offset);
  if (end === undefined) return { type: signs[first] ?? t.Sign, end: offset + 1 };
  return { type: t.keywordOf(text.slice(offset, end)) ?? t.Word, end };
}

function token(type: TokenType, image: string, start: number): IToken {
  return createTokenInstance(type, image, start, start + image.length - 1, NaN, NaN, NaN, NaN);
}
