/** A token of SQL as SQLite reads it; comments and spaces are none. */
export interface SqliteToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  /** A word in lower case, a quoted name or string without its quotes, else as written. */
  readonly text: string;
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

// What does not end, ends with the text. A string goes from one doubled quote to the next: character by character, one of
// some megabytes would exhaust the stack.
const pattern =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|(?<string>'[^']*(?:''[^']*)*(?:'|$))|(?<name>"[^"]*(?:""[^"]*)*(?:"|$)|`[^`]*(?:``[^`]*)*(?:`|$)|\[[^\]]*(?:\]|$))|(?<number>(?:\d[\w.]*|\.\d[\w.]*)(?:(?<=e)[+-]\d+)?)|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(?<sign>[^\s\ufeff])/gi;

/** The tokens of a text. Never fails. */
export function sqliteTokens(text: string): SqliteToken[] {
  const tokens: SqliteToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const { string, name, number, word, sign } = match.groups ?? {};
    const place = { start: match.index, end: match.index + match[0].length };
    if (string !== undefined) tokens.push({ kind: 'string', text: unquote(string), ...place });
    else if (name !== undefined) tokens.push({ kind: 'name', text: unquote(name), ...place });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, ...place });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase(), ...place });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, ...place });
  }
  return tokens;
}

function unquote(text: string): string {
  const quote = text[0] ?? '';
  if (quote === '[') return text.slice(1, text.endsWith(']') ? -1 : undefined);
  const body = text.slice(1, text.length > 1 && text.endsWith(quote) ? -1 : undefined);
  return body.replaceAll(quote + quote, quote);
}

/** The name that a token is, as it was written; undefined for what is none. SQLite also takes a string for one. */
export function nameOfToken(token: SqliteToken | undefined, text: string): string | undefined {
  if (token === undefined || token.kind === 'sign' || token.kind === 'number') return undefined;
  return token.kind === 'word' ? text.slice(token.start, token.end) : token.text;
}

/** The index behind the bracket that closes the one at the index. */
export function behindBracket(tokens: readonly SqliteToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'sign') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

/** The parts between commas that stand in no brackets, from one index to before another. */
export function splitAtCommas(tokens: readonly SqliteToken[], from: number, to: number): SqliteToken[][] {
  const parts: SqliteToken[][] = [];
  let part: SqliteToken[] = [];
  let depth = 0;
  for (const token of tokens.slice(from, to)) {
    if (token.kind === 'sign' && token.text === '(') depth += 1;
    if (token.kind === 'sign' && token.text === ')') depth -= 1;
    if (token.kind === 'sign' && token.text === ',' && depth === 0) {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** The text from the first token to the last. */
export function textOf(tokens: readonly SqliteToken[], text: string): string {
  const [first] = tokens;
  return first === undefined ? '' : text.slice(first.start, tokens.at(-1)?.end);
}
