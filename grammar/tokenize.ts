import type { IToken, TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** How strings are read: over lines, or ending on their line because a closing quote seems to be missing. */
export type LexerMode = 'spanning' | 'lines';

/** The tokens for the parser and, apart from them, the comments; what lies between is white space. */
export interface TokenizedText {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
}

/**
 * Cuts a text into tokens. Never fails: see {@link t.tokens}. Reads what `createLexer` reads, which is made of the
 * definitions and which the tests compare it with, several times as fast and without anything to be set up before.
 */
export function tokenize(text: string, mode: LexerMode): TokenizedText {
  const scanner = new Scanner(text, mode);
  scanner.scan();
  return scanner;
}

const keywords: ReadonlyMap<string, TokenType> = new Map(
  [
    t.Syntax,
    t.Info,
    t.Import,
    t.Type,
    t.Service,
    t.Returns,
    t.MapKeyword,
    t.AnyKeyword,
    t.Interface,
    t.Struct,
  ].map((type) => [sourceOf(type), type]),
);
const annotations: ReadonlyMap<string, TokenType> = new Map(
  [t.AtDoc, t.AtHandler, t.AtServer].map((type) => [sourceOf(type), type]),
);
const methods: ReadonlySet<string> = new Set(sourceOf(t.HttpMethod).split('|'));
const longestMethod = Math.max(...[...methods].map((method) => method.length));
const signs: ReadonlyMap<number, TokenType> = new Map(
  t.tokens.flatMap((type): [number, TokenType][] =>
    typeof type.PATTERN === 'string' && type.PATTERN.length === 1 ? [[type.PATTERN.charCodeAt(0), type]] : [],
  ),
);

/** Names in any script. Most contracts have none but ASCII, and a pattern that knows them all takes a while to be set up. */
let identifier: RegExp | undefined;
const duration = new RegExp(sourceOf(t.Duration), 'y');

function sourceOf({ PATTERN: pattern }: TokenType): string {
  return pattern instanceof RegExp ? pattern.source : '';
}

const [lineFeed, carriageReturn, quote, slash, star, at, backslash, backtick, dot] = [
  0x0a, 0x0d, 0x22, 0x2f, 0x2a, 0x40, 0x5c, 0x60, 0x2e,
];

/** 1: white space; 2: the begin of an ASCII name; 3: a digit. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[ \t\r\n\v\f]/.test(char)) return 1;
  if (/[A-Za-z_]/.test(char)) return 2;
  return /[0-9]/.test(char) ? 3 : 0;
});

class Scanner implements TokenizedText {
  readonly tokens: IToken[] = [];
  readonly comments: IToken[] = [];
  readonly #text: string;
  #mode: LexerMode;

  constructor(text: string, mode: LexerMode) {
    this.#text = text;
    this.#mode = mode;
  }

  scan(): void {
    const { length } = this.#text;
    for (let offset = 0; offset < length;) {
      if (this.tokens.length + this.comments.length >= t.maxTokens) {
        this.#add(t.Overflow, offset, length);
        return;
      }
      const code = this.#text.charCodeAt(offset);
      const kind = code < 128 ? classes[code] : 0;
      if (kind === 1) offset += 1;
      else if (kind === 2) offset = this.#word(offset);
      else if (kind === 3) offset = this.#number(offset);
      else offset = this.#other(offset, code);
    }
  }

  #add(type: TokenType, start: number, end: number): number {
    this.tokens.push(tokenOf(type, this.#text.slice(start, end), start));
    return end;
  }

  #word(start: number): number {
    let end = start + 1;
    let code = this.#text.charCodeAt(end);
    while (code < 128 && (classes[code] ?? 0) > 1) code = this.#text.charCodeAt((end += 1));
    if (code >= 128) end = this.#endOfName(start);
    const image = this.#text.slice(start, end);
    this.tokens.push(tokenOf(typeOfWord(image), image, start));
    return end;
  }

  /** The offset behind a name in any script; `start` itself where none begins. */
  #endOfName(start: number): number {
    identifier ??= /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
    identifier.lastIndex = start;
    return identifier.test(this.#text) ? identifier.lastIndex : start;
  }

  #number(start: number): number {
    duration.lastIndex = start;
    if (duration.test(this.#text)) return this.#add(t.Duration, start, duration.lastIndex);
    let end = start + 1;
    while (classes[this.#text.charCodeAt(end)] === 3) end += 1;
    return this.#add(t.Integer, start, end);
  }

  #other(start: number, code: number): number {
    switch (code) {
      case slash:
        return this.#slash(start);
      case quote:
        return this.#quoted(start);
      case backtick:
        return this.#raw(start);
      case at:
        return this.#annotation(start);
      case dot:
        return this.#text.startsWith('...', start)
          ? this.#add(t.Ellipsis, start, start + 3)
          : this.#add(t.Dot, start, start + 1);
      default: {
        const sign = signs.get(code);
        return sign === undefined ? this.#unknown(start, code) : this.#add(sign, start, start + 1);
      }
    }
  }

  #unknown(start: number, code: number): number {
    if (code < 128) return this.#add(t.Unknown, start, start + 1);
    const end = this.#endOfName(start);
    if (end > start) return this.#add(t.Identifier, start, end);
    const width = (this.#text.codePointAt(start) ?? 0) > 0xff_ff ? 2 : 1;
    return this.#add(t.Unknown, start, start + width);
  }

  #slash(start: number): number {
    const next = this.#text.charCodeAt(start + 1);
    if (next === slash) return this.#comment(t.LineComment, start, this.#lineEnd(start));
    if (next !== star || t.isCatchAll(this.#text, start, this.tokens))
      return this.#add(t.Slash, start, start + 1);
    const end = this.#text.indexOf('*/', start + 2);
    return end === -1
      ? this.#comment(t.UnclosedComment, start, this.#text.length)
      : this.#comment(t.BlockComment, start, end + 2);
  }

  #comment(type: TokenType, start: number, end: number): number {
    this.comments.push(tokenOf(type, this.#text.slice(start, end), start));
    return end;
  }

  #quoted(start: number): number {
    const isLine = this.#mode === 'lines';
    for (let end = start + 1; end < this.#text.length; end += 1) {
      let code = this.#text.charCodeAt(end);
      if (code === quote) return this.#add(isLine ? t.LineString : t.SpanningString, start, end + 1);
      if (code === backslash) code = this.#text.charCodeAt((end += 1));
      if (isLine && isLineEnd(code)) break;
    }
    return this.#unclosed(t.UnclosedString, start);
  }

  #raw(start: number): number {
    const isLine = this.#mode === 'lines';
    const end = this.#text.indexOf('`', start + 1);
    if (end === -1 || (isLine && end > this.#lineEnd(start))) return this.#unclosed(t.UnclosedRaw, start);
    return this.#add(isLine ? t.LineRaw : t.SpanningRaw, start, end + 1);
  }

  /** From here on strings end on their line. */
  #unclosed(type: TokenType, start: number): number {
    this.#mode = 'lines';
    return this.#add(type, start, this.#lineEnd(start));
  }

  #annotation(start: number): number {
    if (classes[this.#text.charCodeAt(start + 1)] !== 2) return this.#add(t.Unknown, start, start + 1);
    let end = start + 2;
    while ((classes[this.#text.charCodeAt(end)] ?? 0) > 1) end += 1;
    return this.#add(annotations.get(this.#text.slice(start, end)) ?? t.AtWord, start, end);
  }

  #lineEnd(start: number): number {
    let end = start;
    while (end < this.#text.length && !isLineEnd(this.#text.charCodeAt(end))) end += 1;
    return end;
  }
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function typeOfWord(image: string): TokenType {
  const keyword = keywords.get(image);
  if (keyword !== undefined) return keyword;
  const isMethod = image.length <= longestMethod && methods.has(image.toLowerCase());
  return isMethod ? t.HttpMethod : t.Identifier;
}

function tokenOf(tokenType: TokenType, image: string, startOffset: number): IToken {
  return { image, startOffset, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, tokenType };
}
