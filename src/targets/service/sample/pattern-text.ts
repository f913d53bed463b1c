/**
 * A short text that a regular expression could match, for the expressions that validation tags turn into: literals,
 * classes, groups, alternatives, anchors and counts. The caller checks the text; undefined means that the expression
 * uses more than is read here.
 */
export function textForPattern(pattern: string): string | undefined {
  const reader: Reader = { pattern, position: 0 };
  const text = readAlternatives(reader);
  return text === undefined || reader.position < pattern.length ? undefined : text;
}

interface Reader {
  readonly pattern: string;
  position: number;
}

function peek(reader: Reader): string {
  return reader.pattern[reader.position] ?? '';
}

/** The first alternative's text; the others are read so that the position ends behind them. */
function readAlternatives(reader: Reader): string | undefined {
  const first = readSequence(reader);
  while (peek(reader) === '|') {
    reader.position += 1;
    readSequence(reader);
  }
  return first;
}

function readSequence(reader: Reader): string | undefined {
  let text: string | undefined = '';
  while (reader.position < reader.pattern.length && peek(reader) !== '|' && peek(reader) !== ')') {
    const atom = readAtom(reader);
    const count = readCount(reader);
    text = text === undefined || atom === undefined ? undefined : text + atom.repeat(count);
  }
  return text;
}

function readAtom(reader: Reader): string | undefined {
  const character = peek(reader);
  reader.position += 1;
  if (character === '^' || character === '$') return '';
  if (character === '.') return 'a';
  if (character === '(') return readGroup(reader);
  if (character === '[') return readClass(reader);
  return character === '\\' ? readEscape(reader) : character;
}

function readGroup(reader: Reader): string | undefined {
  const kind = /^\?(?::|=|!|<=|<!|<\w+>)/.exec(reader.pattern.slice(reader.position))?.[0] ?? '';
  reader.position += kind.length;
  const text = readAlternatives(reader);
  reader.position += 1;
  // Looking around takes no text of its own.
  if (/^\?<?[=!]/.test(kind)) return '';
  return text;
}

/** One character of a class: the first that it names, or for a negated class the first letter or digit that it does not. */
function readClass(reader: Reader): string | undefined {
  const start = reader.position - 1;
  let end = reader.position;
  while (end < reader.pattern.length && reader.pattern[end] !== ']')
    end += reader.pattern[end] === '\\' ? 2 : 1;
  reader.position = end + 1;
  const source = reader.pattern.slice(start, end + 1);
  try {
    const expression = new RegExp(`^${source}$`, 'u');
    return preferredCharacters.find((character) => expression.test(character));
  } catch {
    return undefined;
  }
}

const preferredCharacters = Array.from(
  'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.+@ /:,;!#$%&=~*?()[]{}<>|^"\'\\`中é',
);

function readEscape(reader: Reader): string | undefined {
  const character = peek(reader);
  reader.position += 1;
  const known: Readonly<Record<string, string>> = {
    d: '1',
    w: 'a',
    s: ' ',
    D: 'a',
    S: 'a',
    W: '-',
    n: '\n',
    t: '\t',
    b: '',
  };
  if (character in known) return known[character];
  if (character === 'p' || character === 'P') {
    const property = /^\{[^}]*\}/.exec(reader.pattern.slice(reader.position))?.[0] ?? '';
    reader.position += property.length;
    const expression = new RegExp(`^\\${character}${property}$`, 'u');
    return preferredCharacters.find((candidate) => expression.test(candidate));
  }
  return /[A-Za-z0-9]/.test(character) ? undefined : character;
}

/** The least count that an atom asks for, one where it may be left out: an empty text says little. */
function readCount(reader: Reader): number {
  const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.position));
  if (count === null) return 1;
  reader.position += count[0].length;
  return count[1] === undefined ? 1 : Number(count[1]);
}
