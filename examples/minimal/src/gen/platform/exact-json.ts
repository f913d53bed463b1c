declare global {
  interface JSON {
    /** Text that `JSON.stringify` writes as it stands. */
    rawJSON(text: string): object;
  }
}

/** Whether a JSON text may hold an integer that a `number` would round. */
export function mayRound(text: string): boolean {
  return /\d{16}/.test(text);
}

/**
 * Parses JSON without rounding: integers that a `number` cannot hold are `bigint`, all others are
 * numbers.
 */
export function parseExact(text: string): unknown {
  return mayRound(text) ? JSON.parse(text, keepExact) : JSON.parse(text);
}

function keepExact(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  // Longer ones fit no type, and are dear to read.
  return /^-?\d{16,40}$/.test(source) ? BigInt(source) : value;
}

/** JSON with every `bigint` as the number that it is. */
export function stringifyExact(value: unknown): string | undefined {
  return JSON.stringify(value, writeExact);
}

function writeExact(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? JSON.rawJSON(String(value)) : value;
}

/** A value that `JSON.stringify` alone writes as {@link stringifyExact} does, for what calls that by itself. */
export function writtenExactly(value: unknown): unknown {
  if (!isContainer(value) || 'toJSON' in value) return writeExact('', value);
  if (Array.isArray(value)) return value.map(writtenExactly);
  const members = Object.entries(value).map(([name, member]) => [name, writtenExactly(member)]);
  return Object.fromEntries(members);
}

/**
 * What is read of a value that was written as JSON: a `bigint` is a `bigint`, and a number stays one,
 * however large.
 */
export function throughJson(value: unknown): unknown {
  const text = JSON.stringify(value, writeLarge);
  return text === undefined ? undefined : parseExact(text);
}

function writeLarge(name: string, value: unknown): unknown {
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge ? JSON.rawJSON(Number(value).toExponential()) : writeExact(name, value);
}

/** Undoes {@link parseExact} where nobody asked for exactness: what it kept becomes a number. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isContainer(next)) continue;
    for (const [name, member] of Object.entries(next)) {
      if (typeof member === 'bigint') next[name] = Number(member);
      else if (isContainer(member)) waiting.push(member);
    }
  }
  return value;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
