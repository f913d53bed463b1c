import { commonForm } from './common-form.ts';
import { quoteText, unquoteText } from './quoted-text.ts';

/** What the text of an expression depends on. */
export interface ExpressionContext {
  /** The columns that it may name, as they are declared. */
  readonly columns: readonly string[];
  /** Whether `"a"` names a column, as under `ANSI_QUOTES`. */
  readonly hasAnsiQuotes?: boolean;
}

/** Names that servers replace by others when they print an expression. */
const synonyms: Readonly<Record<string, string>> = {
  now: 'current_timestamp',
  localtime: 'current_timestamp',
  localtimestamp: 'current_timestamp',
  octet_length: 'length',
  character_length: 'char_length',
  lcase: 'lower',
  ucase: 'upper',
  substring: 'substr',
  mid: 'substr',
  ceil: 'ceiling',
  power: 'pow',
  current_date: 'curdate',
  current_time: 'curtime',
  current_user: 'current_user',
};

const operators: Readonly<Record<string, string>> = { '!=': '<>', '&&': 'and', '||': 'or' };
const piece =
  /(\s+|--\s[^\n]*|#[^\n]*|\/\*[^]*?\*\/)|`(?:[^`]|``)*`?|'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$\u0080-\uffff])|[xXbB]'[\da-fA-F]*'|[\w$@\u0080-\uffff]+|<=>|<=|>=|<>|!=|<<|>>|\|\||&&|->>|->|[^]/gy;

/** Longer expressions are left as they are written; nobody writes them, and reading them costs memory. */
const maxLength = 20_000;

/**
 * The text of an expression in the one form that files and catalogues are compared in, close to what MariaDB prints:
 * names of columns in backticks, words and functions in lower case, one blank around operators, no introducers of
 * character sets, no parentheses around the whole.
 */
export function expressionText(text: string, context: ExpressionContext = { columns: [] }): string {
  if (text.length > maxLength) return text.trim();
  const pieces = withoutOuterParentheses(commonForm(withoutIntroducers(piecesOf(text))));
  const columns = new Map(context.columns.map((column) => [column.toLowerCase(), column]));
  let printed = '';
  pieces.forEach((current, index) => {
    const next = pieces[index + 1];
    const word = printPiece(current, next, columns, context.hasAnsiQuotes === true);
    printed += needsBlank(pieces, index, printed) ? ` ${word}` : word;
  });
  return printed;
}

function piecesOf(text: string): string[] {
  piece.lastIndex = 0;
  const pieces: string[] = [];
  for (const match of text.matchAll(piece)) if (match[1] === undefined) pieces.push(match[0]);
  return pieces;
}

function withoutOuterParentheses(pieces: readonly string[]): readonly string[] {
  let current = pieces;
  while (current.length > 2 && current[0] === '(' && closeOf(current) === current.length - 1)
    current = current.slice(1, -1);
  return current;
}

// `_utf8mb4'x'` and `N'x'`: which character set the words of a file are in, not what they say.
function withoutIntroducers(pieces: readonly string[]): readonly string[] {
  return pieces.filter(
    (current, index) => !(/^(?:_[a-z]\w*|n)$/i.test(current) && pieces[index + 1]?.startsWith("'") === true),
  );
}

function closeOf(pieces: readonly string[]): number {
  let depth = 0;
  return pieces.findIndex((current) => {
    if (current === '(') depth++;
    else if (current === ')') depth--;
    return depth === 0;
  });
}

function printPiece(
  current: string,
  next: string | undefined,
  columns: ReadonlyMap<string, string>,
  hasAnsiQuotes: boolean,
): string {
  const first = current.charAt(0);
  if (first === '`' || (first === '"' && hasAnsiQuotes)) {
    const name = unquoteText(current, { hasBackslashEscapes: false });
    return quoteName(columns.get(name.toLowerCase()) ?? name);
  }
  if (first === "'" || first === '"') return quoteText(unquoteText(current));
  if (current.endsWith("'")) return bytesText(current);
  if (!/^[\w$@\u0080-\uffff]/.test(current)) return operators[current] ?? current;
  const lowered = current.toLowerCase();
  if (next !== '(') {
    if (lowered === 'mod') return '%';
    const column = columns.get(lowered);
    if (column !== undefined) return quoteName(column);
  }
  return Object.hasOwn(synonyms, lowered) ? (synonyms[lowered] ?? lowered) : lowered;
}

// `x'4a'` and `b'01'` in the form without quotes, which servers print.
function bytesText(literal: string): string {
  const digits = literal.slice(2, -1).toLowerCase();
  return `0${literal.charAt(0).toLowerCase()}${digits}`;
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

const words = /^[\w$@\u0080-\uffff`'"]/;
const callless = new Set(['and', 'or', 'not', 'in', 'is', 'like', 'between', 'when', 'then', 'else', 'xor']);

function needsBlank(pieces: readonly string[], index: number, printed: string): boolean {
  if (printed === '') return false;
  const current = pieces[index] ?? '';
  const previous = pieces[index - 1] ?? '';
  if (current === ')' || current === ',' || current === '.') return false;
  if (previous === '(' || previous === ',' || previous === '.') return false;
  if (current === '(') return !words.test(previous) || callless.has(previous.toLowerCase());
  if (previous === '-' || previous === '+' || previous === '!' || previous === '~')
    return isOperand(pieces[index - 2]);
  return true;
}

// Behind an operand a minus subtracts; elsewhere it belongs to what follows.
function isOperand(previous: string | undefined): boolean {
  if (previous === undefined) return false;
  return previous === ')' || (words.test(previous) && !callless.has(previous.toLowerCase()));
}
