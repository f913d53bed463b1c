import { mysqlSimpleStatement, routines } from '../../../runtime/database/migrate/split-script.ts';
import { commentAt, lineEnd } from './comment-end.ts';
import { quoteEnd } from './quote-end.ts';

/** What the statements before have set and the next ones depend on. */
export interface SessionModes {
  /** `"a"` is a name, not a string. */
  hasAnsiQuotes: boolean;
  hasBackslashEscapes: boolean;
}

/** Where one statement of a script stands, without its delimiter. */
export interface StatementRange {
  readonly start: number;
  readonly end: number;
  /** The offset of a quote that is never closed; everything behind it is in the statement. */
  readonly openQuote: number | undefined;
}

const blank = /\s+|\*\//y;
const delimiterLine = /delimiter[ \t]+([^\s]+)[^\n]*/iy;
const routineWord = String.raw`\b(?:begin|case|end(?:\s+(?:if|case|loop|while|repeat))?)\b`;

/**
 * The statements of a script, as the client of MySQL would send them: DELIMITER lines are obeyed, comments between
 * statements passed over, quotes and comments inside respected. Reads on only when asked, so that a SET between two
 * statements can change the modes for the next. INSERTs of many megabytes are crossed from quote to quote.
 */
export function* splitStatements(text: string, modes: SessionModes): Generator<StatementRange> {
  let delimiter = ';';
  let offset = 0;
  let followsRoutines = true;
  while ((offset = skipBlanks(text, offset)) < text.length) {
    delimiterLine.lastIndex = offset;
    const line = delimiterLine.exec(text);
    if (line !== null) {
      delimiter = line[1] ?? ';';
      offset += line[0].length;
      continue;
    }
    // With DELIMITER the bodies of routines need no care; without, words tell where they end.
    routines.mysql.lastIndex = offset;
    const isRoutine = followsRoutines && delimiter === ';' && routines.mysql.test(text);
    mysqlSimpleStatement.lastIndex = offset;
    const isSimple = delimiter !== ';' && mysqlSimpleStatement.test(text);
    let found = scan(text, offset, isSimple ? [delimiter, ';'] : [delimiter], modes, isRoutine);
    if (isRoutine && found.end === text.length) {
      // A body without its END must not swallow the file; nor is the file read to its end for each of them.
      followsRoutines = false;
      found = scan(text, offset, [delimiter], modes, false);
    }
    if (found.end > offset) yield { start: offset, end: found.end, openQuote: found.openQuote };
    offset = found.end + (found.delimiter ?? delimiter).length;
  }
}

function skipBlanks(text: string, start: number): number {
  let offset = start;
  for (;;) {
    blank.lastIndex = offset;
    const space = blank.exec(text);
    if (space !== null) offset += space[0].length;
    // In front of a statement the client takes dashes for a comment whatever follows them.
    else if (text.startsWith('--', offset)) offset = lineEnd(text, offset);
    else {
      const comment = commentAt(text, offset);
      if (comment === undefined || comment.isConditional) return offset;
      offset = comment.end;
    }
  }
}

interface End {
  readonly end: number;
  /** The one that was found; undefined at the end of the text. */
  readonly delimiter: string | undefined;
  readonly openQuote: number | undefined;
}

function scan(
  text: string,
  start: number,
  delimiters: readonly string[],
  modes: SessionModes,
  isRoutine: boolean,
): End {
  const special = specialPattern(delimiters, isRoutine);
  special.lastIndex = start;
  let depth = 0;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const found = match[0];
    if (delimiters.includes(found)) {
      if (depth === 0) return { end: match.index, delimiter: found, openQuote: undefined };
    } else if (/^["'`]$/.test(found)) {
      const end = quoteEnd(text, match.index, modes.hasBackslashEscapes);
      if (end === undefined) return { end: text.length, delimiter: undefined, openQuote: match.index };
      special.lastIndex = end;
    } else if (/^[a-z]/i.test(found)) {
      depth = Math.max(0, depth + blockStep(found));
    } else {
      special.lastIndex = commentAt(text, match.index)?.end ?? match.index + 1;
    }
  }
  return { end: text.length, delimiter: undefined, openQuote: undefined };
}

function blockStep(words: string): number {
  const word = words.toLowerCase();
  if (word === 'begin' || word === 'case') return 1;
  return word === 'end' || word.endsWith('case') ? -1 : 0;
}

const patterns = new Map<string, RegExp>();

function specialPattern(delimiters: readonly string[], isRoutine: boolean): RegExp {
  const key = `${isRoutine ? 'r' : 's'}${delimiters.join('\n')}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const escaped = delimiters.map((one) => one.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&')).join('|');
  const words = isRoutine ? `|${routineWord}` : '';
  const pattern = new RegExp(`${escaped}|["'\`#]|--|/\\*${words}`, 'gi');
  // A script decides on its delimiters, so only the usual few are kept.
  if (patterns.size < 10) patterns.set(key, pattern);
  return pattern;
}
