import type { Dialect } from '../table.ts';

/** One statement of a script, without what ends it. */
export interface ScriptStatement {
  readonly sql: string;
  /** The line that it begins on, from 1. */
  readonly line: number;
}

const word = String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`;

function grammar(comment: string, text: string, hint = '(?!)'): RegExp {
  const groups = {
    space: String.raw`\s+`,
    hint,
    comment,
    text,
    word,
    sign: String.raw`\d[\d.]*|[^]`,
  };
  const parts = Object.entries(groups).map(([name, pattern]) => `(?<${name}>${pattern})`);
  return new RegExp(parts.join('|'), 'y');
}

/**
 * A text between quotes, of which two are one. It goes from one such pair to the next: character by
 * character, a text of some megabytes would exhaust the stack.
 */
function plainText(quote: string): string {
  return `${quote}[^${quote}]*(?:${quote}${quote}[^${quote}]*)*${quote}?`;
}

/** The same where a backslash, too, takes away what the next character means. */
function escapedText(quote: string): string {
  const rest = String.raw`[^${quote}\\]*`;
  return String.raw`${quote}${rest}(?:(?:\\[^]|${quote}${quote})${rest})*${quote}?`;
}

/** How each dialect writes comments, and texts and names in quotes. What is never closed goes on to the end. */
const grammars: Readonly<Record<Dialect, RegExp>> = {
  mysql: grammar(
    // Two dashes begin a comment only before a space: 5--3 is 8.
    String.raw`--(?=\s|$)[^\n]*|#[^\n]*|\/\*[^]*?(?:\*\/|$)`,
    `${escapedText("'")}|${escapedText('"')}|${plainText('`')}`,
    // What is for servers of some versions is a statement, not a comment.
    String.raw`\/\*M?![^]*?(?:\*\/|$)`,
  ),
  postgres: grammar(
    // Comments in comments are counted by hand.
    String.raw`--[^\n]*|\/\*`,
    `[eE]${escapedText("'")}|${plainText("'")}|${plainText('"')}|` +
      String.raw`\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[^]*?(?:\$\k<tag>\$|$)`,
  ),
  sqlite: grammar(
    String.raw`--[^\n]*|\/\*[^]*?(?:\*\/|$)`,
    `${plainText("'")}|${plainText('"')}|${plainText('`')}|` + String.raw`\[[^\]]*\]?`,
  ),
};

/** Statements with a body, in which semicolons end nothing: where one begins, in each dialect. */
export const routines: Readonly<Record<Dialect, RegExp>> = {
  mysql:
    /create\s+(?:or\s+replace\s+)?(?:definer\s*=\s*\S+\s+)?(?:aggregate\s+)?(?:procedure|function|trigger|event)\b/iy,
  postgres: /create\s+(?:or\s+replace\s+)?(?:procedure|function)\b/iy,
  sqlite: /create\s+(?:temp(?:orary)?\s+)?trigger\b/iy,
};

/**
 * What of MySQL never holds other statements. Under a `DELIMITER` the client sends several of them at once, and a server
 * runs one after the other.
 */
export const mysqlSimpleStatement =
  /(?:set|use|drop|insert|replace|update|delete|truncate|lock|unlock|start|commit|alter\s+table|create\s+(?:or\s+replace\s+)?(?:temporary\s+)?(?:(?:unique|fulltext|spatial)\s+index|table|index|view|database|schema))\b/iy;

/**
 * The statements of a script as the client of the database would send them: semicolons in texts, names, comments and
 * bodies of routines end nothing, and `DELIMITER` of MySQL is obeyed. Comments between statements are left out.
 */
export function splitScript(script: string, dialect: Dialect): ScriptStatement[] {
  const statements: ScriptStatement[] = [];
  const bodies: Bodies = { areClosed: true };
  let line = 1;
  let counted = 0;
  let delimiter = ';';
  for (let offset = skipBlank(script, 0, dialect); offset < script.length;) {
    const change = dialect === 'mysql' ? delimiterAt(script, offset) : undefined;
    if (change !== undefined) {
      delimiter = change.delimiter;
      offset = skipBlank(script, change.end, dialect);
      continue;
    }
    const { end, length } = findEnd(script, offset, { dialect, delimiter, bodies });
    const sql = script.slice(offset, end).trimEnd();
    for (; counted < offset; counted++) if (script[counted] === '\n') line++;
    if (sql !== '') statements.push({ sql, line });
    offset = skipBlank(script, end + length, dialect);
  }
  return statements;
}

function skipBlank(script: string, start: number, dialect: Dialect): number {
  for (let offset = start; ;) {
    const token = tokenAt(script, offset, dialect);
    // In front of a statement the client of MySQL takes dashes for a comment whatever follows them.
    if (token.kind === 'other' && script.startsWith('--', offset)) offset = lineEnd(script, offset);
    else if (token.kind !== 'space' && token.kind !== 'comment') return offset;
    else offset = token.end;
  }
}

function lineEnd(script: string, start: number): number {
  const end = script.indexOf('\n', start);
  return end === -1 ? script.length : end;
}

function delimiterAt(
  script: string,
  offset: number,
): { delimiter: string; end: number } | undefined {
  const line = /delimiter[ \t]+(\S+)[^\n]*/iy;
  line.lastIndex = offset;
  const match = line.exec(script);
  return match === null ? undefined : { delimiter: match[1] ?? ';', end: line.lastIndex };
}

/** Whether every body that was looked for had its end. */
interface Bodies {
  areClosed: boolean;
}

/** How a script is read at one place. */
interface Reading {
  readonly dialect: Dialect;
  readonly delimiter: string;
  readonly bodies: Bodies;
}

/** Where a statement ends, and how long the sign is that ends it. */
interface StatementEnd {
  readonly end: number;
  readonly length: number;
}

function findEnd(script: string, start: number, reading: Reading): StatementEnd {
  const { dialect, delimiter, bodies } = reading;
  if (delimiter !== ';') {
    mysqlSimpleStatement.lastIndex = start;
    const isSimple = mysqlSimpleStatement.test(script);
    return scan(script, start, dialect, isSimple ? [delimiter, ';'] : [delimiter]);
  }
  const routine = routines[dialect];
  routine.lastIndex = start;
  if (bodies.areClosed && routine.test(script)) {
    const found = scan(script, start, dialect, [';'], true);
    if (found.end < script.length) return found;
    // A body without its END must not swallow the rest, which is not read to its end for each of them.
    bodies.areClosed = false;
  }
  return scan(script, start, dialect, [';']);
}

/** The place of the delimiter that ends the statement; the end of the script where none does. */
function scan(
  script: string,
  start: number,
  dialect: Dialect,
  delimiters: readonly string[],
  hasBody = false,
): StatementEnd {
  let depth = 0;
  let previous = '';
  for (let offset = start; offset < script.length;) {
    const found =
      depth === 0 ? delimiters.find((one) => script.startsWith(one, offset)) : undefined;
    const token = tokenAt(script, offset, dialect);
    if (found !== undefined && token.kind !== 'space' && token.kind !== 'comment')
      return { end: offset, length: found.length };
    if (token.kind === 'word' && hasBody) {
      const current = script.slice(offset, token.end).toLowerCase();
      depth = Math.max(0, depth + stepOf(current, previous));
      previous = current;
    }
    offset = token.end;
  }
  return { end: script.length, length: 0 };
}

/** How a word changes the depth: `END IF` closes nothing that was counted, `END CASE` one thing and not two. */
function stepOf(current: string, previous: string): number {
  if (previous === 'end') {
    if (['if', 'loop', 'while', 'repeat'].includes(current)) return 1;
    if (current === 'case') return 0;
  }
  if (current === 'begin' || current === 'case') return 1;
  return current === 'end' ? -1 : 0;
}

interface Token {
  readonly kind: 'space' | 'comment' | 'other' | 'word';
  readonly end: number;
}

function tokenAt(script: string, offset: number, dialect: Dialect): Token {
  const pattern = grammars[dialect];
  pattern.lastIndex = offset;
  const groups = pattern.exec(script)?.groups;
  const end = pattern.lastIndex;
  if (groups === undefined) return { kind: 'other', end: script.length };
  if (groups['space'] !== undefined) return { kind: 'space', end };
  if (groups['word'] !== undefined) return { kind: 'word', end };
  if (groups['comment'] === undefined) return { kind: 'other', end };
  const isOpen = dialect === 'postgres' && groups['comment'] === '/*';
  return { kind: 'comment', end: isOpen ? closeNested(script, offset) : end };
}

function closeNested(script: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(script); match !== null; match = mark.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return script.length;
}
