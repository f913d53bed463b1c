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

/** Statements with a body, in which semicolons end nothing. */
const routines: Readonly<Record<Dialect, RegExp>> = {
  mysql:
    /create\s+(?:or\s+replace\s+)?(?:definer\s*=\s*\S+\s+)?(?:aggregate\s+)?(?:procedure|function|trigger|event)\b/iy,
  postgres: /create\s+(?:or\s+replace\s+)?(?:procedure|function)\b/iy,
  sqlite: /create\s+(?:temp(?:orary)?\s+)?trigger\b/iy,
};

/**
 * The statements of a script as the client of the database would send them: semicolons in texts, names, comments and
 * bodies of routines end nothing, and `DELIMITER` of MySQL is obeyed. Comments between statements are left out.
 */
export function splitScript(script: string, dialect: Dialect): ScriptStatement[] {
  const statements: ScriptStatement[] = [];
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
    const end = findEnd(script, offset, dialect, delimiter);
    const sql = script.slice(offset, end).trimEnd();
    for (; counted < offset; counted++) if (script[counted] === '\n') line++;
    if (sql !== '') statements.push({ sql, line });
    offset = skipBlank(script, end + delimiter.length, dialect);
  }
  return statements;
}

function skipBlank(script: string, start: number, dialect: Dialect): number {
  for (let offset = start; ;) {
    const token = tokenAt(script, offset, dialect);
    if (token.kind !== 'space' && token.kind !== 'comment') return offset;
    offset = token.end;
  }
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

function findEnd(script: string, start: number, dialect: Dialect, delimiter: string): number {
  const routine = routines[dialect];
  routine.lastIndex = start;
  if (delimiter !== ';' || !routine.test(script))
    return scan(script, start, dialect, delimiter, false);
  const end = scan(script, start, dialect, delimiter, true);
  // A body without its END must not swallow the rest of the script.
  return end < script.length ? end : scan(script, start, dialect, delimiter, false);
}

/** The place of the delimiter that ends the statement; the end of the script where none does. */
function scan(
  script: string,
  start: number,
  dialect: Dialect,
  delimiter: string,
  hasBody: boolean,
): number {
  let depth = 0;
  let previous = '';
  for (let offset = start; offset < script.length;) {
    const isFree = depth === 0 && script.startsWith(delimiter, offset);
    const token = tokenAt(script, offset, dialect);
    if (isFree && token.kind !== 'space' && token.kind !== 'comment') return offset;
    if (token.kind === 'word' && hasBody) {
      const current = script.slice(offset, token.end).toLowerCase();
      depth = Math.max(0, depth + stepOf(current, previous));
      previous = current;
    }
    offset = token.end;
  }
  return script.length;
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
