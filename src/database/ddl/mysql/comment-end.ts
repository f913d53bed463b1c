/** No server has a higher version than this, so what stands behind one is a comment for all of them. */
const highestVersion = 900_000;
const conditional = /\/\*M?!(\d{5,6})?/y;

/** A comment that stands at an offset: its end, or for code of some servers the end of the sign that opens it. */
export interface FoundComment {
  readonly end: number;
  /** A comment that begins with `/*!` and a version: what is inside is read like any other text. */
  readonly isConditional: boolean;
}

/** The comment of SQL that begins at `start`; undefined when none does. Without its end it goes on to the last character. */
export function commentAt(text: string, start: number): FoundComment | undefined {
  const first = text.charAt(start);
  if (first === '#') return { end: lineEnd(text, start), isConditional: false };
  if (first === '-') {
    const isComment = text.charAt(start + 1) === '-' && !(text.charCodeAt(start + 2) > 32);
    return isComment ? { end: lineEnd(text, start), isConditional: false } : undefined;
  }
  if (first !== '/' || text.charAt(start + 1) !== '*') return undefined;
  conditional.lastIndex = start;
  const opening = conditional.exec(text);
  // 99999 is the number that people write to hide text from every server.
  const version = Number(opening?.[1] ?? 0);
  if (opening !== null && version < highestVersion && version !== 99_999)
    return { end: start + opening[0].length, isConditional: true };
  const close = text.indexOf('*/', start + 2);
  return { end: close === -1 ? text.length : close + 2, isConditional: false };
}

/** The offset behind the last character of the line that `start` is in. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}
