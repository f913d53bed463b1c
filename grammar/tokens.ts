import { createToken, Lexer, type IToken, type ITokenConfig, type TokenType } from 'chevrotain';

/**
 * Every token of the language, in the one order in which the lexer tries them. The lexer is total: whatever no other
 * token matches becomes an {@link Unknown} token, so tokens, comments and the white space between them re-join to the
 * input. Keywords are names too (category {@link Name}), because the language knows them only in their places.
 */
const list: TokenType[] = [];

/** Any name: an identifier or a keyword. */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA });
/** Any token at all: free text and paths are made of them. */
export const AnyToken = createToken({ name: 'AnyToken', label: 'text', pattern: Lexer.NA });
/** A quoted string, closed or not. */
export const StringLiteral = createToken({
  name: 'StringLiteral',
  label: 'a quoted string',
  pattern: Lexer.NA,
});
/** A raw string between backticks, closed or not. */
export const RawLiteral = createToken({ name: 'RawLiteral', label: 'a raw string', pattern: Lexer.NA });

/** More tokens and comments than this are not read one by one; no contract that people work with comes near it. */
export const maxTokens = 1_000_000;

/** The group in which the lexer keeps comments apart. */
export const commentGroup = 'comments';

// Chevrotain sorts characters from 256 on into buckets of 255; one character of each bucket stands for all.
const wideChars = Array.from({ length: 257 }, (_, index) => Math.min(255 * (index + 1) + 1, 0xffff));
const anyChar = [...Array.from({ length: 256 }, (_, code) => code), ...wideChars];
const letterStart = /[A-Za-z_]/;
const nameStart = anyChar.filter((code) => code > 127 || letterStart.test(String.fromCharCode(code)));

function define(config: ITokenConfig, ...categories: TokenType[]): TokenType {
  const token = createToken(config);
  // Not by "createToken", which would go over all tokens of the categories once more for each: the parser does so once.
  token.CATEGORIES = [...categories, AnyToken];
  list.push(token);
  return token;
}

/** The pattern is made when it is first asked for: the scanner that reads contracts has its own ways. */
function matcher(makePattern: () => RegExp): (text: string, offset: number) => [string] | null {
  let pattern: RegExp | undefined;
  return (text, offset) => {
    pattern ??= makePattern();
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    return match === null ? null : [match[0]];
  };
}

/** The rest of an input that is too large to be read; keeps memory bounded. */
export const Overflow = define({
  name: 'Overflow',
  label: 'more text',
  line_breaks: true,
  start_chars_hint: anyChar,
  pattern: (text, offset, tokens, groups) =>
    tokens.length + (groups[commentGroup]?.length ?? 0) < maxTokens ? null : [text.slice(offset)],
});

define({ name: 'WhiteSpace', pattern: /[ \t\r\n\v\f]+/, group: Lexer.SKIPPED, line_breaks: true });

/** `// …` to the end of the line. */
export const LineComment = define({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: commentGroup });

// A block comment, not nested. The star of a catch-all path begins none.
/** A comment between slash-star and star-slash. */
export const BlockComment = define({
  name: 'BlockComment',
  group: commentGroup,
  line_breaks: true,
  start_chars_hint: ['/'],
  pattern: (text, offset, tokens) => {
    if (!text.startsWith('/*', offset) || isCatchAll(text, offset, tokens)) return null;
    const end = text.indexOf('*/', offset + 2);
    return end === -1 ? null : [text.slice(offset, end + 2)];
  },
});

/** A block comment without its end: all the rest of the input. */
export const UnclosedComment = define({
  name: 'UnclosedComment',
  group: commentGroup,
  line_breaks: true,
  start_chars_hint: ['/'],
  pattern: (text, offset, tokens) =>
    text.startsWith('/*', offset) && !isCatchAll(text, offset, tokens) ? [text.slice(offset)] : null,
});

/**
 * Whether a slash and a star stand for all the rest of a path instead of beginning a comment, as at the end of
 * `get /files/*`: the comment would begin inside a path and does not end on its line.
 */
export function isCatchAll(text: string, offset: number, tokens: readonly IToken[]): boolean {
  if (!/^\/\*(?:[\s(;]|$)/.test(text.slice(offset, offset + 3))) return false;
  if (/^[^\r\n]*\*\//.test(text.slice(offset + 2, offset + 400))) return false;
  let index = tokens.length - 1;
  let start = offset;
  for (let steps = 0; steps < 200; steps++, index--) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.startOffset + token.image.length !== start) return token.tokenType === HttpMethod;
    start = token.startOffset;
  }
  return false;
}

const spanningString = { start_chars_hint: ['"'], line_breaks: true };
const spanningRaw = { start_chars_hint: ['`'], line_breaks: true };

/** `"…"`, which may run over lines as in the old grammar. */
export const SpanningString = define(
  {
    name: 'SpanningString',
    label: 'a quoted string',
    pattern: matcher(() => /"(?:[^"\\]|\\[^])*"/y),
    ...spanningString,
  },
  StringLiteral,
);
/** `"…"` on one line, for the second reading of an input in which a closing quote seems to be missing. */
export const LineString = define(
  { name: 'LineString', label: 'a quoted string', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/ },
  StringLiteral,
);
/** A string without its closing quote: the rest of its line. From there on strings end on their line. */
export const UnclosedString = define(
  { name: 'UnclosedString', label: 'a quoted string', pattern: /"[^\r\n]*/, push_mode: 'lines' },
  StringLiteral,
);
/** `` `…` ``, which may run over lines. */
export const SpanningRaw = define(
  { name: 'SpanningRaw', label: 'a raw string', pattern: matcher(() => /`[^`]*`/y), ...spanningRaw },
  RawLiteral,
);
/** `` `…` `` on one line, for the second reading. */
export const LineRaw = define({ name: 'LineRaw', label: 'a raw string', pattern: /`[^`\r\n]*`/ }, RawLiteral);
/** A raw string without its closing backtick: the rest of its line. */
export const UnclosedRaw = define(
  { name: 'UnclosedRaw', label: 'a raw string', pattern: /`[^\r\n]*/, push_mode: 'lines' },
  RawLiteral,
);

/** `@word` that is none of the three annotations. */
export const AtWord = createToken({
  name: 'AtWord',
  label: 'an annotation',
  pattern: /@[A-Za-z_][A-Za-z0-9_]*/,
  categories: AnyToken,
});
/** The annotation `@doc`. */
export const AtDoc = define({ name: 'AtDoc', label: '"@doc"', pattern: /@doc/, longer_alt: AtWord });
/** The annotation `@handler`. */
export const AtHandler = define({
  name: 'AtHandler',
  label: '"@handler"',
  pattern: /@handler/,
  longer_alt: AtWord,
});
/** The annotation `@server`. */
export const AtServer = define({
  name: 'AtServer',
  label: '"@server"',
  pattern: /@server/,
  longer_alt: AtWord,
});
list.push(AtWord);

/** Letter or `_`, then letters, digits, `_`, of every script. */
export const Identifier = createToken({
  name: 'Identifier',
  label: 'a name',
  pattern: matcher(() => /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy),
  line_breaks: false,
  start_chars_hint: nameStart,
  categories: [Name, AnyToken],
});

function keyword(name: string, word: string): TokenType {
  return define({ name, label: `"${word}"`, pattern: new RegExp(word), longer_alt: Identifier }, Name);
}

/** The word `syntax`. */
export const Syntax = keyword('Syntax', 'syntax');
/** The word `info`. */
export const Info = keyword('Info', 'info');
/** The word `import`. */
export const Import = keyword('Import', 'import');
/** The word `type`. */
export const Type = keyword('Type', 'type');
/** The word `service`. */
export const Service = keyword('Service', 'service');
/** The word `returns`. */
export const Returns = keyword('Returns', 'returns');
/** The word `map`. */
export const MapKeyword = keyword('MapKeyword', 'map');
/** The word `any`. */
export const AnyKeyword = keyword('AnyKeyword', 'any');
/** The word `interface`. */
export const Interface = keyword('Interface', 'interface');
/** The word `struct`. */
export const Struct = keyword('Struct', 'struct');
/** An HTTP method in any case. */
export const HttpMethod = define(
  {
    name: 'HttpMethod',
    label: 'an HTTP method',
    pattern: /get|head|post|put|patch|delete|connect|options|trace/i,
    longer_alt: Identifier,
  },
  Name,
);
list.push(Identifier);

/** `1h10m10s10ms10µs10ns` */
export const Duration = define({
  name: 'Duration',
  label: 'a duration',
  pattern: /(?:[0-9]+(?:h|ms|m|s|us|\u00b5s|\u03bcs|ns))+(?![A-Za-z0-9_])/,
});
/** Digits. */
export const Integer = define({ name: 'Integer', label: 'a number', pattern: /[0-9]+/ });

function sign(name: string, char: string): TokenType {
  return define({ name, label: `"${char}"`, pattern: char });
}

/** The sign `(`. */
export const LParen = sign('LParen', '(');
/** The sign `)`. */
export const RParen = sign('RParen', ')');
/** The sign `{`. */
export const LBrace = sign('LBrace', '{');
/** The sign `}`. */
export const RBrace = sign('RBrace', '}');
/** The sign `[`. */
export const LBracket = sign('LBracket', '[');
/** The sign `]`. */
export const RBracket = sign('RBracket', ']');
/** The sign `<`. */
export const LAngle = sign('LAngle', '<');
/** The sign `>`. */
export const RAngle = sign('RAngle', '>');
/** The sign `,`. */
export const Comma = sign('Comma', ',');
/** The sign `:`. */
export const Colon = sign('Colon', ':');
/** The sign `;`. */
export const Semicolon = sign('Semicolon', ';');
/** The sign `=`. */
export const Equals = sign('Equals', '=');
/** The sign `*`. */
export const Star = sign('Star', '*');
/** The sign `-`. */
export const Minus = sign('Minus', '-');
/** The sign `...`. */
export const Ellipsis = sign('Ellipsis', '...');
/** The sign `.`. */
export const Dot = sign('Dot', '.');
/** The sign `/`. */
export const Slash = sign('Slash', '/');
/** The sign `|`. */
export const Bar = sign('Bar', '|');

/** Any other character. Legal in free text only. */
export const Unknown = define({
  name: 'Unknown',
  label: 'text',
  line_breaks: true,
  start_chars_hint: anyChar,
  pattern: matcher(() => /[^]/uy),
});

/** The tokens in their order, with the categories of which they are members. */
export const tokens: readonly TokenType[] = list;

/** What the parser has to know: all tokens and categories. */
export const vocabulary: TokenType[] = [...list, Name, AnyToken, StringLiteral, RawLiteral];
