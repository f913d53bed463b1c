import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';

/** One piece of an expression. */
type Piece =
  | { readonly kind: 'space' | 'number' | 'sign' | 'word'; readonly text: string }
  | { readonly kind: 'name' | 'string'; readonly text: string };

const piece =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w$]*)|(?<tick>`(?:[^`]|``)*`)|(?<double>"(?:[^"]|"")*")|(?<string>'(?:[^'\\]|'')*')|(?<cast>::\s*(?:character varying|bit varying|double precision|(?:timestamp|time)(?:\s*\(\d\))? with(?:out)? time zone|"(?:[^"]|"")+"|[a-z_][\w$]*)(?:\(\d+(?:,\d+)?\))?(?:\[\])*)|(?<sign><=|>=|<>|!=|[-+*(),<>=])/y;

const keywords: ReadonlySet<string> = new Set(
  'and or not in is null between true false case when then else end coalesce nullif abs lower upper'.split(
    ' ',
  ),
);

/**
 * The same condition or value in another dialect, where it certainly means the same there: comparisons, sums, lists,
 * constants and the columns of the table. Undefined for anything else, such as a function or a division.
 */
export function translateExpression(
  expression: string,
  columns: readonly string[],
  to: Dialect,
): string | undefined {
  const pieces = split(listsWritten(expression));
  if (pieces === undefined) return undefined;
  const known = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const printed = pieces.map((each) => printPiece(each, columns, known, to));
  return printed.includes(undefined) ? undefined : printed.join('').trim();
}

/** PostgreSQL keeps `x in ('a', 'b')` as `x = ANY (ARRAY['a'::text, 'b'::text])`. */
function listsWritten(expression: string): string {
  return expression.replaceAll(
    /=\s*ANY\s*\(\(?ARRAY\[((?:'(?:[^']|'')*'|[^'\]])*)\](?:\)?::[a-z ]+\[\])?\)/gi,
    'IN ($1)',
  );
}

function split(expression: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < expression.length) {
    const groups = piece.exec(expression)?.groups;
    if (groups === undefined) return undefined;
    const { space, number, word, tick, double, string, sign } = groups;
    if (space !== undefined) pieces.push({ kind: 'space', text: ' ' });
    else if (number !== undefined) pieces.push({ kind: 'number', text: number });
    else if (word !== undefined) pieces.push({ kind: 'word', text: word });
    else if (tick !== undefined) pieces.push({ kind: 'name', text: unquoted(tick, '`') });
    else if (double !== undefined) pieces.push({ kind: 'name', text: unquoted(double, '"') });
    else if (string !== undefined) pieces.push({ kind: 'string', text: unquoted(string, "'") });
    else if (sign !== undefined) pieces.push({ kind: 'sign', text: sign });
    // What is left is a cast, which only names the type that the value has.
  }
  return pieces;
}

function unquoted(text: string, quote: string): string {
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

function printPiece(
  { kind, text }: Piece,
  columns: readonly string[],
  known: ReadonlyMap<string, string>,
  to: Dialect,
): string | undefined {
  switch (kind) {
    case 'string':
      return quoteLiteral(text, to);
    case 'name':
      return columns.includes(text) ? quoteIdentifier(text, to) : undefined;
    case 'word': {
      if (keywords.has(text.toLowerCase())) return text;
      const column = known.get(text.toLowerCase());
      return column === undefined ? undefined : quoteIdentifier(column, to);
    }
    default:
      return text;
  }
}
