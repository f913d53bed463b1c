import type { IToken } from 'chevrotain';
import { tokenize } from '../../grammar/tokenize.ts';
import { endOf } from '../../grammar/token-text.ts';

/** A piece of a contract: a token of the language, a comment, or the white space between them. */
export interface LexPiece {
  readonly kind: 'token' | 'comment' | 'space';
  /** The name of the token in the grammar; `Space` for white space. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a contract into tokens and trivia. Joined in their order they are the text, whatever it is. */
export function lex(text: string): readonly LexPiece[] {
  const { tokens, comments } = tokenize(text, 'spanning');
  const pieces: LexPiece[] = [];
  let comment = 0;
  let offset = 0;
  const add = (token: IToken, kind: 'token' | 'comment'): void => {
    if (token.startOffset > offset) pieces.push(space(text, offset, token.startOffset));
    offset = endOf(token);
    pieces.push({
      kind,
      name: token.tokenType.name,
      text: token.image,
      start: token.startOffset,
      end: offset,
    });
  };
  const addCommentsUntil = (end: number): void => {
    for (
      let next = comments[comment];
      next !== undefined && next.startOffset < end;
      next = comments[++comment]
    ) {
      add(next, 'comment');
    }
  };
  for (const token of tokens) {
    addCommentsUntil(token.startOffset);
    add(token, 'token');
  }
  addCommentsUntil(text.length);
  if (offset < text.length) pieces.push(space(text, offset, text.length));
  return pieces;
}

function space(text: string, start: number, end: number): LexPiece {
  return { kind: 'space', name: 'Space', text: text.slice(start, end), start, end };
}
