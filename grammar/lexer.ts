import { type IToken, Lexer, type TokenType } from 'chevrotain';
import { commentGroup, LineRaw, LineString, SpanningRaw, SpanningString, tokens } from './tokens.ts';

/** How strings are read: over lines, or ending on their line because a closing quote seems to be missing. */
export type LexerMode = 'spanning' | 'lines';

/** The tokens for the parser and, apart from them, the comments; what lies between is white space. */
export interface TokenizedText {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
}

/** Builds the lexer; only tests let Chevrotain validate the definitions. */
export function createLexer(skipValidations: boolean): Lexer {
  const lineOnly: readonly TokenType[] = [LineString, LineRaw];
  const spanningOnly: readonly TokenType[] = [SpanningString, SpanningRaw];
  return new Lexer(
    {
      defaultMode: 'spanning',
      modes: {
        spanning: tokens.filter((token) => !lineOnly.includes(token)),
        lines: tokens.filter((token) => !spanningOnly.includes(token)),
      },
    },
    { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations },
  );
}

let lexer: Lexer | undefined;

/** Cuts a text into tokens. Never fails: see {@link tokens}. The lexer is built on first use. */
export function tokenize(text: string, mode: LexerMode): TokenizedText {
  lexer ??= createLexer(true);
  const result = lexer.tokenize(text, mode);
  return { tokens: result.tokens, comments: result.groups[commentGroup] ?? [] };
}
