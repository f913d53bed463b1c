import type { IToken } from 'chevrotain';
import * as t from './tokens.ts';

/** The offset behind a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** A token or text as it is named in a message: in quotes that it does not hold, on one line, not too long. */
export function quote(text: string): string {
  const line = text.replaceAll(/[ \t\n\v\f\r]+/g, ' ');
  const mark = line.includes('"') ? "'" : '"';
  return `${mark}${line.length > 40 ? `${line.slice(0, 40)}…` : line}${mark}`;
}

/** The meaning of a raw string: all between the backticks. */
export function rawText(token: IToken): string {
  return token.image.slice(1, token.tokenType === t.UnclosedRaw ? undefined : -1);
}

/** The meaning of a quoted string: `\"`, `\\`, `\n` and `\t` are escapes, any other backslash is itself. */
export function stringText(token: IToken): string {
  const content = token.image.slice(1, token.tokenType === t.UnclosedString ? undefined : -1);
  if (!content.includes('\\')) return content;
  return content.replaceAll(/\\(["\\nt])/g, (_, char: string) =>
    char === 'n' ? '\n' : char === 't' ? '\t' : char,
  );
}
