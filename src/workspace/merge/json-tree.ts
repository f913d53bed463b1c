import { parseTree, type Node, type ParseError } from 'jsonc-parser';
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

/** Reads JSON; undefined when it is none, or says something that its plain data would not (a name twice, `1.50`). */
export function readJsonTree(text: string): JsonTree | undefined {
  const errors: ParseError[] = [];
  try {
    const node = parseTree(text, errors, { allowTrailingComma: true });
    return node === undefined || errors.length > 0 ? undefined : toTree(node, text);
  } catch (error) {
    // Nested too deeply for the parser's stack: no file that anybody edits by hand.
    if (error instanceof RangeError) return undefined;
    throw error;
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

function toTree(node: Node, text: string): JsonTree | undefined {
  const place = { start: node.offset, end: node.offset + node.length };
  switch (node.type) {
    case 'object':
      return toObject(node, place, text);
    case 'array': {
      const items = (node.children ?? []).map((child) => toTree(child, text)?.data);
      return items.every((item) => item !== undefined) ? { ...place, data: items, members: [] } : undefined;
    }
    default: {
      const value: unknown = node.value;
      if (typeof value === 'number' && String(value) !== text.slice(place.start, place.end)) return undefined;
      return isScalar(value) ? { ...place, data: value, members: [] } : undefined;
    }
  }
}

function toObject(
  { children = [] }: Node,
  place: { readonly start: number; readonly end: number },
  text: string,
): JsonTree | undefined {
  const members: JsonTreeMember[] = [];
  const data = new Map<string, Data>();
  for (const { children: [key, content] = [] } of children) {
    const value = content && toTree(content, text);
    const name = String(key?.value);
    if (key === undefined || value === undefined || data.has(name)) return undefined;
    data.set(name, value.data);
    members.push({ name, start: key.offset, value });
  }
  return { ...place, data, members };
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
