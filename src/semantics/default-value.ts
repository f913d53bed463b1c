import type { JsonValue } from '../base/json.ts';
import { parseScalar } from './scalar-value.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { Symbols } from './symbols.ts';

/** A default, or a sentence part saying why the text is none for the type. */
export type DefaultResult = { readonly value: JsonValue } | { readonly problem: string };

/** The value of `default=…` for a type: scalars as they are, lists as `[a,b]` or JSON, everything else as JSON. */
export function parseDefault(text: string, shape: Shape, symbols: Symbols): DefaultResult {
  switch (shape.kind) {
    case 'array':
      return parseList(text, shape, symbols);
    case 'map':
      return parseObject(text);
    case 'any':
    case 'unknown':
      return { value: parseJson(text) ?? text };
    case 'bytes':
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
        ? { value: text }
        : { problem: 'it must be base64' };
    case 'struct':
      return { problem: 'a struct takes no default; give defaults to its fields' };
    case 'file':
      return { problem: 'a file takes no default' };
    default:
      return parseScalar(text, shape);
  }
}

/** `[a,b]` with or without quotes around the elements; a JSON list means the same. */
function parseList(text: string, shape: Shape & { readonly kind: 'array' }, symbols: Symbols): DefaultResult {
  const words = listWords(text);
  if (words === null) return { problem: 'it must be a list like "[a,b]"' };
  const itemShape = shapeOf(shape.items, symbols);
  const values: JsonValue[] = [];
  for (const word of words) {
    const parsed = parseDefault(word, itemShape, symbols);
    if ('problem' in parsed) return { problem: `for the element "${word}" ${parsed.problem}` };
    values.push(parsed.value);
  }
  if (shape.length !== null && values.length !== Number(shape.length)) {
    return { problem: `it must have exactly ${shape.length} elements` };
  }
  return { value: values };
}

/** The elements of a list in a tag, or null when the text is none. */
export function listWords(text: string): string[] | null {
  const clean = text.trim();
  if (!clean.startsWith('[') || !clean.endsWith(']')) return null;
  const json = parseJson(clean);
  // Numbers that JSON rounds are read as they stand.
  if (Array.isArray(json) && !json.some(isRounded))
    return json.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  const inner = clean.slice(1, -1).trim();
  return inner === '' ? [] : inner.split(',').map((word) => word.trim().replace(/^(['"])(.*)\1$/, '$2'));
}

function parseObject(text: string): DefaultResult {
  const value = parseJson(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) return { problem: 'it must be a JSON object' };
  return holdsRounded(value) ? { problem: 'JavaScript cannot hold its numbers exactly' } : { value };
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse returns nothing else
  } catch {
    return undefined;
  }
}

/** An integer so large that a number cannot tell it from its neighbours. */
function isRounded(value: JsonValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function holdsRounded(value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsRounded);
  return isRounded(value);
}
