import type { IToken } from 'chevrotain';
import { endOf, quote } from '../../grammar/token-text.ts';
import * as t from '../../grammar/tokens.ts';
import type { Source } from '../base/source.ts';
import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nullCharacter, unterminatedComment, unterminatedString } from './diagnostics/lexical.ts';
import { contractTooLarge } from './diagnostics/limit.ts';

/** What is wrong with single tokens: strings and comments without an end, NUL characters, too many tokens. */
export function lexicalDiagnostics(
  source: Source,
  tokens: readonly IToken[],
  comments: readonly IToken[],
): readonly Diagnostic[] {
  const file = source.path;
  const found: Diagnostic[] = [];
  const unclosed = tokens.filter(
    (token) => token.tokenType === t.UnclosedString || token.tokenType === t.UnclosedRaw,
  );
  for (const token of unclosed.slice(0, maxReported)) {
    const span = { file, start: token.startOffset, end: endOf(token) };
    const sign = token.tokenType === t.UnclosedRaw ? 'a backtick' : 'a double quote';
    found.push(
      report(unterminatedString, { text: quote(token.image) }, { span, hint: `Close it with ${sign}.` }),
    );
  }
  const comment = comments.at(-1);
  if (comment?.tokenType === t.UnclosedComment) {
    const span = { file, start: comment.startOffset, end: comment.startOffset + 2 };
    found.push(report(unterminatedComment, {}, { span, hint: 'Write */ where the comment ends.' }));
  }
  const nul = source.text.indexOf('\0');
  if (nul !== -1) {
    const span = { file, start: nul, end: nul + 1 };
    const hint = 'Delete the character; when the file is full of them, save it as UTF-8 text.';
    found.push(report(nullCharacter, {}, { span, hint }));
  }
  const overflow = tokens.at(-1);
  if (overflow?.tokenType === t.Overflow) {
    const span = { file, start: overflow.startOffset, end: overflow.startOffset };
    found.push(report(contractTooLarge, { limit: t.maxTokens }, { span }));
  }
  return found;
}

const maxReported = 100;
