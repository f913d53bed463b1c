import { exactDefault, jsonNormalizer } from './decode-body.ts';
import { type DecodeText, textDecoder } from './decode-text.ts';
import { follow, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';

/** A part of a request by name. */
export type Values = Record<string, unknown>;

/** How one declared member of a query, a form or the headers becomes a value. */
export interface MemberDecoder {
  readonly name: string;
  readonly isList: boolean;
  readonly decode: DecodeText;
  /** What stands for an absent one, where Ajv cannot say it. */
  readonly makeDefault: (() => unknown) | undefined;
}

/** The decoders of the members that a schema declares. */
export function decodersOf(schema: JsonSchema, resolve: Resolve): MemberDecoder[] {
  const properties = follow(schema, resolve).properties ?? {};
  return Object.entries(properties).map(([name, property]) => {
    const decode = memberDecoder(property, resolve);
    const normalize = jsonNormalizer(property, resolve);
    return {
      name,
      isList: typeOf(property, resolve) === 'array',
      decode: (text) => normalize(decode(text)),
      makeDefault: exactDefault(property, resolve),
    };
  });
}

/** The declared members of a query or form: `x[]` adds to `x`, an empty value counts as absent. */
export function decodeText(values: Values, decoders: readonly MemberDecoder[]): Values {
  const decoded: [string, unknown][] = [];
  for (const { name, decode, makeDefault } of decoders) {
    const text = valueOf(values, name);
    if (text !== undefined) decoded.push([name, decode(text)]);
    else if (makeDefault !== undefined) decoded.push([name, makeDefault()]);
  }
  return Object.fromEntries(decoded);
}

/** What was sent under a name; undefined when it is empty. */
export function valueOf(values: Values, name: string): unknown {
  const plain = withoutEmpty(ownValue(values, name));
  const listed = withoutEmpty(values[`${name}[]`]);
  if (listed === undefined) return plain;
  return plain === undefined ? [listed].flat() : [plain, listed].flat();
}

/** Decodes what was sent under one name. Of several texts for what is no list the first counts, as in Go. */
export function memberDecoder(property: JsonSchema, resolve: Resolve): DecodeText {
  const decode = textDecoder(property, resolve);
  if (typeOf(property, resolve) === 'array') return decode;
  return (value) => decode(firstText(value));
}

/** Several files stay several, and are refused. */
function firstText(value: unknown): unknown {
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : value;
}

/** A name of the contract's may be one that every object inherits, such as `constructor`. */
function ownValue(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function withoutEmpty(value: unknown): unknown {
  if (!Array.isArray(value)) return value === '' ? undefined : value;
  const filled = value.filter((item) => item !== '');
  return filled.length === 0 ? undefined : filled;
}
