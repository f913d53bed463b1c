import { isTooDeep } from './body-depth.ts';
import { exactFromText } from './exact-integer.ts';
import { parseExact } from './exact-json.ts';
import { follow, holdsExactInteger, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';

/**
 * Turns the text of one value into what the schema declares; text that does not fit stays text, for
 * Ajv to report.
 */
export type DecodeText = (text: unknown) => unknown;

const decoders: Readonly<Record<string, DecodeText>> = {
  number: (text) => decimal(text),
  boolean: (text) => truth(text),
  object: (text) => json(text),
};

/** The decoder for a schema. `resolve` follows a `$ref`. */
export function textDecoder(schema: JsonSchema, resolve: Resolve): DecodeText {
  if (follow(schema, resolve)['x-integer'] !== undefined) return exactFromText;
  const type = typeOf(schema, resolve);
  if (type === 'object' && holdsExactInteger(schema, resolve))
    return (text) => json(text, parseExact);
  if (type === 'integer') return integerDecoder(follow(schema, resolve));
  if (type !== 'array') return decoders[type] ?? ((text) => text);
  const decodeItem = textDecoder(follow(schema, resolve).items ?? {}, resolve);
  const isComma = schema['x-style'] === 'comma';
  return (text) => {
    const list = Array.isArray(text) ? text : [text];
    const items = isComma ? list.flatMap(splitList) : list;
    return items.map((item) => decodeItem(item));
  };
}

/** `1, 2` → `1` and `2`. */
export function splitList(text: unknown): unknown[] {
  return typeof text === 'string' ? text.split(',').map((item) => item.trim()) : [text];
}

/** An integer that is rounded is a number only where the bounds refuse it, and say which they are. */
function integerDecoder({ minimum, maximum }: JsonSchema): DecodeText {
  return (text) => {
    if (typeof text !== 'string' || !/^-?\d+$/.test(text)) return text;
    const value = Number(text);
    const isRefused =
      value < 0
        ? minimum !== undefined && minimum >= Number.MIN_SAFE_INTEGER
        : maximum !== undefined && maximum <= Number.MAX_SAFE_INTEGER;
    return Number.isSafeInteger(value) || isRefused ? value : text;
  };
}

function decimal(text: unknown): unknown {
  if (typeof text !== 'string' || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text))
    return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

// What has members of its own can only be written as JSON.
function json(text: unknown, parse?: (text: string) => unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    const value: unknown = JSON.parse(text, refusePrototype);
    if (isTooDeep(value)) return text;
    return parse === undefined ? value : parse(text);
  } catch {
    return text;
  }
}

function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new SyntaxError('A prototype is no member.');
  return value;
}

function truth(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (/^(?:1|true)$/i.test(text)) return true;
  return /^(?:0|false)$/i.test(text) ? false : text;
}
