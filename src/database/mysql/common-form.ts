/**
 * The pieces of an expression in the one form for what MySQL, MariaDB and people write otherwise: `a regexp 'x'` for
 * `regexp_like(a, 'x')`, `json_extract(a, '$.b')` for `a->'$.b'`, `a not like 'x'` for `not (a like 'x')`. Both servers
 * understand what comes out.
 */
export function commonForm(pieces: readonly string[]): readonly string[] {
  if (pieces.length > maxPieces) return pieces;
  // One list for each parenthesis that is open.
  const open: string[][] = [];
  let made: string[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const current = pieces[index] ?? '';
    const word = current.toLowerCase();
    if (isImpliedWord(pieces, index)) continue;
    if (word === '->' || word === '->>')
      made.push(...extraction(word, pathBefore(made), pieces[++index] ?? ''));
    else if (word === '(') {
      open.push(made);
      made = [];
    } else if (word === ')' && open.length > 0) made = closed(open.pop() ?? [], made, pieces[index + 1]);
    else made.push(word === 'rlike' ? 'regexp' : current);
  }
  for (const outer of open.toReversed()) made = [...outer, '(', ...made];
  return made;
}

// Nobody writes longer ones, and nested ones take the square of their length.
const maxPieces = 2000;

/** What stands before a parenthesis with all that stands in it; `next` is what follows. */
function closed(outer: string[], inner: readonly string[], next: string | undefined): string[] {
  const head = outer.at(-1)?.toLowerCase() ?? '';
  const changed = operation(head, inner) ?? (negates(head, next) ? negation(inner) : undefined);
  if (changed !== undefined) outer.pop();
  else if (head === 'day') outer.splice(-1, 1, 'dayofmonth');
  outer.push('(', ...(changed ?? inner), ')');
  return outer;
}

// What a server adds or people leave out: `cast(a as char charset utf8mb4)`, `cast(a as unsigned integer)`.
function isImpliedWord(pieces: readonly string[], index: number): boolean {
  const word = pieces[index]?.toLowerCase();
  const previous = pieces[index - 1]?.toLowerCase();
  const next = pieces[index + 1]?.toLowerCase();
  if (word === 'charset') return next === 'utf8mb4' && pieces[index + 2] === ')';
  if (word === 'utf8mb4') return previous === 'charset' && next === ')';
  return word === 'integer' && (previous === 'unsigned' || previous === 'signed') && next === ')';
}

/** Takes the column off the end, with its table where that is named. */
function pathBefore(made: string[]): readonly string[] {
  let start = made.length - 1;
  while (start >= 2 && made[start - 1] === '.') start -= 2;
  return made.splice(Math.max(start, 0));
}

function extraction(arrow: string, column: readonly string[], path: string): readonly string[] {
  const inner = ['json_extract', '(', ...column, ',', path, ')'];
  return arrow === '->' ? inner : ['json_unquote', '(', ...inner, ')'];
}

/** Where the pieces that fit stand outside of all parentheses. */
function placesOf(pieces: readonly string[], fits: (word: string) => boolean): readonly number[] {
  let depth = 0;
  return pieces.flatMap((piece, index) => {
    if (piece === '(') depth++;
    else if (piece === ')') depth--;
    return depth === 0 && fits(piece.toLowerCase()) ? [index] : [];
  });
}

const operators: Readonly<Record<string, string>> = {
  regexp_like: 'regexp',
  mod: '%',
  date_add: '+',
  date_sub: '-',
};

/** A call of two arguments as its operator between them. */
function operation(name: string, group: readonly string[]): readonly string[] | undefined {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  const [comma, ...further] = placesOf(group, (word) => word === ',');
  if (operator === undefined || comma === undefined || further.length > 0) return undefined;
  const [left, right] = [group.slice(0, comma), group.slice(comma + 1)];
  const isInterval = right[0]?.toLowerCase() === 'interval';
  if (/[+-]/.test(operator) !== isInterval) return undefined;
  return [...operand(left), operator, ...(isInterval ? right : operand(right))];
}

function operand(pieces: readonly string[]): readonly string[] {
  return pieces.length === 1 ? pieces : ['(', ...pieces, ')'];
}

const opposites: Readonly<Record<string, readonly string[]>> = {
  like: ['not', 'like'],
  regexp: ['not', 'regexp'],
  rlike: ['not', 'regexp'],
  in: ['not', 'in'],
  between: ['not', 'between'],
  is: ['is', 'not'],
  '=': ['<>'],
  '<>': ['='],
  '!=': ['='],
  '<': ['>='],
  '>': ['<='],
  '<=': ['>'],
  '>=': ['<'],
};
const joiners = new Set(['and', 'or', 'xor', 'not', '&&', '||', '!', 'case', '<=>', 'sounds']);

const operandEnds = new Set([')', ',', 'and', 'or', 'xor', '&&', '||', 'when', 'then', 'else', 'end', 'as']);

/** Whether a parenthesis is all that is negated: `not (a = 1) is null` says NOT of the whole, `!` binds closer than all. */
function negates(head: string, next: string | undefined): boolean {
  return head === '!' || (head === 'not' && (next === undefined || operandEnds.has(next.toLowerCase())));
}

/** A comparison as the opposite comparison. */
function negation(group: readonly string[]): readonly string[] | undefined {
  const bare = withoutParentheses(group);
  const [place, ...further] = placesOf(bare, (word) => Object.hasOwn(opposites, word));
  if (place === undefined || further.length > 0) return undefined;
  const word = bare[place]?.toLowerCase() ?? '';
  const joined = placesOf(bare, (each) => joiners.has(each));
  const isPlain = word === 'between' ? joined.length === 1 && (joined[0] ?? 0) > place : joined.length === 0;
  if (!isPlain) return undefined;
  return [...bare.slice(0, place), ...(opposites[word] ?? []), ...bare.slice(place + 1)];
}

function withoutParentheses(pieces: readonly string[]): readonly string[] {
  let depth = 0;
  const end = pieces.findIndex((piece) => {
    if (piece === '(') depth++;
    else if (piece === ')') depth--;
    return depth === 0;
  });
  const isWhole = pieces[0] === '(' && end === pieces.length - 1;
  return isWhole ? withoutParentheses(pieces.slice(1, -1)) : pieces;
}
