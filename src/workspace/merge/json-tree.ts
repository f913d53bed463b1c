import type { Data } from './data.ts';

/** A JSON value that knows where it stands in its text. Comments and a comma behind the last item are fine (tsconfig.json). */
export interface JsonTree {
  readonly start: number;
  readonly end: number;
  readonly data: Data;
  /** Of an object, in the order of the text; empty for all else. */
  readonly members: readonly JsonTreeMember[];
}

/** One `"name": value`. */
export interface JsonTreeMember {
  readonly name: string;
  /** Where the name begins. */
  readonly start: number;
  readonly value: JsonTree;
}

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/** Deeper than any settings; keeps a hostile file from exhausting the stack. */
const deepest = 64;

/** Reads JSON; undefined when it is none, or says something that its plain data would not (a name twice, `1.50`). */
export function readJsonTree(text: string): JsonTree | undefined {
  const reader = new JsonTreeReader(text);
  const tree = reader.value(0);
  return reader.isAtEnd() ? tree : undefined;
}

class JsonTreeReader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#skip(space);
    return this.#offset === this.#text.length;
  }

  value(depth: number): JsonTree | undefined {
    const first = this.#take();
    if (first === undefined || depth > deepest) return undefined;
    const start = this.#offset - first.length;
    if (first === '{') return this.#object(start, depth);
    if (first === '[') return this.#array(start, depth);
    if (/^[\]},:]$/.test(first)) return undefined;
    const data: unknown = JSON.parse(first);
    if (typeof data === 'number' && String(data) !== first) return undefined;
    return { start, end: this.#offset, data: data as string | number | boolean | null, members: [] }; // the token is one of these
  }

  #object(start: number, depth: number): JsonTree | undefined {
    const members: JsonTreeMember[] = [];
    const data = new Map<string, Data>();
    while (!this.#takes('}')) {
      if (members.length > 0 && !this.#takes(',')) return undefined;
      if (members.length > 0 && this.#takes('}')) break;
      const quoted = this.#take();
      if (quoted?.startsWith('"') !== true) return undefined;
      const name = String(JSON.parse(quoted));
      const nameStart = this.#offset - quoted.length;
      const value = this.#takes(':') ? this.value(depth + 1) : undefined;
      if (value === undefined || data.has(name)) return undefined;
      data.set(name, value.data);
      members.push({ name, start: nameStart, value });
    }
    return { start, end: this.#offset, data, members };
  }

  #array(start: number, depth: number): JsonTree | undefined {
    const data: Data[] = [];
    while (!this.#takes(']')) {
      if (data.length > 0 && !this.#takes(',')) return undefined;
      if (data.length > 0 && this.#takes(']')) break;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      data.push(value.data);
    }
    return { start, end: this.#offset, data, members: [] };
  }

  #takes(wanted: string): boolean {
    const before = this.#offset;
    if (this.#take() === wanted) return true;
    this.#offset = before;
    return false;
  }

  #take(): string | undefined {
    this.#skip(space);
    return this.#skip(token);
  }

  #skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0];
    this.#offset += found?.length ?? 0;
    return found;
  }
}

/** The member at a path of names. */
export function memberAt(tree: JsonTree, path: readonly string[]): JsonTreeMember | undefined {
  let current: JsonTree | undefined = tree;
  let member: JsonTreeMember | undefined;
  for (const name of path) {
    member = current?.members.find((candidate) => candidate.name === name);
    current = member?.value;
  }
  return member;
}
