import { Lexer, type TokenType } from 'chevrotain';
import { LineRaw, LineString, SpanningRaw, SpanningString, tokens } from './tokens.ts';

/**
 * Builds the lexer that the definitions of the tokens describe. It is what {@link tokenize} must read alike, and what
 * lets Chevrotain validate the definitions.
 */
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
