/** One of the patterns that choose tables. */
export interface TablePattern {
  /** As written, without the `!`. */
  readonly text: string;
  /** Undefined for a pattern without a schema. */
  readonly schema: RegExp | undefined;
  readonly name: RegExp;
  /** The name, when it is one and not a pattern. */
  readonly exactName: string | undefined;
  readonly isExcluding: boolean;
}

/**
 * Splits lists at commas and reads each entry: `!` excludes, `*` and `?` are wildcards, a dot parts schema and name.
 * Inside double quotes every character is itself, and `""` is a double quote.
 */
export function readTablePatterns(lists: readonly string[]): TablePattern[] {
  return lists.flatMap((list) => splitEntries(list).map(readEntry));
}

type Piece = { readonly kind: 'text' | 'many' | 'one' | 'dot' | 'comma'; readonly text: string };

const signs: Readonly<Record<string, Piece['kind']>> = { '*': 'many', '?': 'one', '.': 'dot', ',': 'comma' };

function pieces(list: string): Piece[] {
  return [...list.matchAll(/"((?:[^"]|"")*)"|([*?.,])|([^"*?.,]+|")/gu)].map(([text, quoted, sign]) => {
    if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll('""', '"') };
    return { kind: (sign === undefined ? undefined : signs[sign]) ?? 'text', text };
  });
}

interface Entry {
  readonly isExcluding: boolean;
  readonly pieces: readonly Piece[];
}

function splitEntries(list: string): Entry[] {
  const entries: Entry[] = [];
  let isExcluding = false;
  let current: Piece[] = [];
  const end = (): void => {
    if (current.length > 0) entries.push({ isExcluding, pieces: current });
    isExcluding = false;
    current = [];
  };
  const trimmed = list.trim().replaceAll(/\s*,\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/gu, ',');
  for (const piece of pieces(trimmed)) {
    if (piece.kind === 'comma') end();
    else if (current.length === 0 && !isExcluding && piece.kind === 'text' && piece.text.startsWith('!')) {
      isExcluding = true;
      if (piece.text.length > 1) current.push({ kind: 'text', text: piece.text.slice(1) });
    } else current.push(piece);
  }
  end();
  return entries;
}

function readEntry({ isExcluding, pieces: all }: Entry): TablePattern {
  const dot = all.findIndex((piece) => piece.kind === 'dot');
  const name = all.slice(dot + 1);
  const isExact = name.every((piece) => piece.kind === 'text' || piece.kind === 'dot');
  return {
    text: joined(all),
    schema: dot < 0 ? undefined : toExpression(all.slice(0, dot)),
    name: toExpression(name),
    exactName: isExact ? joined(name) : undefined,
    isExcluding,
  };
}

function joined(all: readonly Piece[]): string {
  return all.map((piece) => piece.text).join('');
}

function toExpression(all: readonly Piece[]): RegExp {
  const body = all.map(({ kind, text }) => {
    if (kind === 'many') return '[^]*';
    return kind === 'one' ? '[^]' : text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  return new RegExp(`^${body.join('')}$`, 'u');
}
