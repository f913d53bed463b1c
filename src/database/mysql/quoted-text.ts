const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\x1a',
  // A server keeps the backslash of these two, which LIKE understands.
  '%': '\\%',
  _: '\\_',
};

/** How strings are written; `NO_BACKSLASH_ESCAPES` makes a backslash a character like any other. */
export interface QuotedTextOptions {
  readonly hasBackslashEscapes: boolean;
}

/** The value of a quoted string of MySQL, with its quotes: `'it''s'` gives `it's`. The closing quote may be missing. */
export function unquoteText(
  quoted: string,
  options: QuotedTextOptions = { hasBackslashEscapes: true },
): string {
  const quote = quoted.charAt(0);
  const isClosed = quoted.length > 1 && quoted.endsWith(quote);
  const body = quoted.slice(1, isClosed ? -1 : undefined).replaceAll(quote + quote, quote);
  if (!options.hasBackslashEscapes || !body.includes('\\')) return body;
  return unescape(quoted.slice(1, isClosed ? -1 : undefined), quote);
}

function unescape(body: string, quote: string): string {
  return body.replaceAll(/\\([^])|(["'`])\2/g, (pair, escaped: string | undefined, doubled: string) => {
    if (escaped !== undefined) return escapes[escaped] ?? escaped;
    return doubled === quote ? quote : pair;
  });
}

/** The text as a string of MySQL, as a server prints it in the types of enums and sets. */
export function quoteText(text: string): string {
  const body = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\0', '\\0')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll("'", "''");
  return `'${body}'`;
}

/** The strings of a list such as `'a','it''s'`; whatever stands between them is passed over. */
export function quotedList(text: string): string[] {
  return [...text.matchAll(/'(?:[^'\\]|\\[^]|'')*'/g)].map(([quoted]) => unquoteText(quoted));
}
