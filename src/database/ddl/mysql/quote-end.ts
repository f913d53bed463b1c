/**
 * The offset behind a quoted piece of SQL that begins at `start` with its quote, or undefined when the quote is never
 * closed. A doubled quote stands for itself; a backslash escapes in strings, never in names between backticks.
 */
export function quoteEnd(text: string, start: number, hasBackslashEscapes: boolean): number | undefined {
  const quote = text.charAt(start);
  const escapes = hasBackslashEscapes && quote !== '`';
  let from = start + 1;
  for (;;) {
    const end = text.indexOf(quote, from);
    if (end === -1) return undefined;
    if (escapes && isEscaped(text, end, start + 1)) from = end + 1;
    else if (text.charAt(end + 1) === quote) from = end + 2;
    else return end + 1;
  }
}

function isEscaped(text: string, offset: number, limit: number): boolean {
  let backslashes = 0;
  while (offset - backslashes > limit && text.charAt(offset - backslashes - 1) === '\\') backslashes++;
  return backslashes % 2 === 1;
}
