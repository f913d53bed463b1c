/** A statement of a script: its text without the semicolon and what stands before it. */
export interface Statement {
  readonly text: string;
  /** Where it begins in the script, in UTF-16 units. */
  readonly start: number;
}

// What may hide a semicolon, or is no SQL: comments, quotes, dollar quotes, words, commands of psql, ends.
const piece =
  /--[^\n\r]*|\/\*|(?<string>(?:\b[eE])?')|"|(?<dollar>(?<![\w$\u0080-\uffff])\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|\\|;/g;

/**
 * Splits a script as psql does: at semicolons outside of quotes, comments and the bodies of functions. Commands of psql
 * (`\connect`) and the data behind COPY are left out. Never fails: what does not end, ends with the script.
 */
export function splitStatements(script: string): Statement[] {
  const statements: Statement[] = [];
  const state: State = { script, start: -1, words: [], depth: 0 };
  const end = (at: number): void => {
    if (state.start >= 0)
      statements.push({ text: script.slice(state.start, at).trimEnd(), start: state.start });
    Object.assign(state, { start: -1, words: [], depth: 0 });
  };
  for (let position = 0; position < script.length;) {
    if (state.start < 0) position = skipSpace(script, position);
    piece.lastIndex = position;
    const match = piece.exec(script);
    if (match === null || match.index > position) {
      if (state.start < 0 && position < script.length) state.start = position;
      position = match?.index ?? script.length;
      if (match === null) break;
    }
    const [text] = match;
    if (text === ';') {
      if (state.depth > 0) {
        position += 1;
        continue;
      }
      const isCopy = isCopyFromStdin(state, position);
      end(position);
      position = isCopy ? skipCopyData(script, position) : position + 1;
    } else if (text === '\\') {
      end(position);
      position = lineEnd(script, position);
    } else {
      const isComment = text === '/*' || text.startsWith('--');
      if (state.start < 0 && !isComment) state.start = position;
      position = skipPiece(state, match, position);
    }
  }
  end(script.length);
  return statements;
}

interface State {
  readonly script: string;
  /** Where the statement begins; -1 between statements. */
  start: number;
  /** Its first words, in lower case. */
  words: string[];
  /** How deep in the body of a function that is written as SQL. */
  depth: number;
}

function skipSpace(script: string, position: number): number {
  const space = /[\s\u0000]*/y;
  space.lastIndex = position;
  space.exec(script);
  return space.lastIndex;
}

function skipPiece(state: State, match: RegExpExecArray, position: number): number {
  const { script } = state;
  const [text] = match;
  const behind = position + text.length;
  if (text === '/*') return skipComment(script, behind);
  if (match.groups?.['string'] !== undefined) return skipQuoted(script, behind, "'", text.length > 1);
  if (text === '"') return skipQuoted(script, behind, '"', false);
  if (match.groups?.['dollar'] !== undefined) {
    const close = script.indexOf(text, behind);
    return close < 0 ? script.length : close + text.length;
  }
  if (match.groups?.['word'] !== undefined) countWord(state, text.toLowerCase());
  return behind;
}

/** Follows the body of a function that stands there as statements of its own: `BEGIN ATOMIC … ; … END`. */
function countWord(state: State, word: string): void {
  const { words } = state;
  if (words.length < 5) words.push(word);
  const isRoutine = words[0] === 'create' && words.some((one) => one === 'function' || one === 'procedure');
  if (!isRoutine) return;
  if (word === 'begin' || (word === 'case' && state.depth > 0)) state.depth += 1;
  else if (word === 'end' && state.depth > 0) state.depth -= 1;
}

function skipComment(script: string, position: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = position;
  for (let depth = 1; depth > 0;) {
    const match = mark.exec(script);
    if (match === null) return script.length;
    depth += match[0] === '/*' ? 1 : -1;
  }
  return mark.lastIndex;
}

function skipQuoted(script: string, position: number, quote: string, hasEscapes: boolean): number {
  const mark = hasEscapes ? /\\[^]|''|'/g : quote === '"' ? /""|"/g : /''|'/g;
  mark.lastIndex = position;
  for (let match = mark.exec(script); match !== null; match = mark.exec(script))
    if (match[0] === quote) return mark.lastIndex;
  return script.length;
}

function isCopyFromStdin({ words, script, start }: State, end: number): boolean {
  return words[0] === 'copy' && start >= 0 && /\bfrom\s+stdin\b/i.test(script.slice(start, end));
}

function lineEnd(script: string, position: number): number {
  const found = script.indexOf('\n', position);
  return found < 0 ? script.length : found + 1;
}

/** Behind the line that ends the data of COPY. */
function skipCopyData(script: string, position: number): number {
  const close = /^\\\.[ \t]*\r?$/gm;
  close.lastIndex = position;
  return close.exec(script) === null ? script.length : lineEnd(script, close.lastIndex);
}
