import { textDecoder } from './decode-text.ts';
import { exactFromJson } from './exact-integer.ts';
import { parseExact, rounded } from './exact-json.ts';
import { isRecord } from './is-record.ts';
import { follow, holdsExactInteger, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';

/**
 * Makes of a JSON value what its schema is about: undeclared members leave, `null` for an optional
 * member is absence, 64-bit integers become what the logic has for them.
 */
export type NormalizeJson = (value: unknown) => unknown;

interface Compilation {
  readonly resolve: Resolve;
  /** Each schema is compiled once, so recursive ones end. */
  readonly compiled: Map<JsonSchema, NormalizeJson>;
  /** For values without a rule: where integers were kept exactly, these are still numbers. */
  readonly plain: NormalizeJson;
}

const unchanged: NormalizeJson = (value) => value;

/** The normalizer for a schema. */
export function jsonNormalizer(schema: JsonSchema, resolve: Resolve): NormalizeJson {
  const plain = holdsExactInteger(schema, resolve) ? rounded : unchanged;
  return normalizerOf(schema, { resolve, compiled: new Map(), plain });
}

/** What stands for an absent member, undefined where Ajv sees to it or there is none. */
export function exactDefault(schema: JsonSchema, resolve: Resolve): (() => unknown) | undefined {
  const text = schema['x-default'];
  if (text === undefined) return undefined;
  // Made when it is needed first, so that recursive schemas end.
  let normalize: NormalizeJson | undefined;
  return () => (normalize ??= jsonNormalizer(schema, resolve))(parseExact(text));
}

function normalizerOf(schema: JsonSchema, compilation: Compilation): NormalizeJson {
  const { resolve, compiled } = compilation;
  if (schema['x-string'] !== undefined) return stringNormalizer(schema, compilation);
  const target = follow(schema, resolve);
  const known = compiled.get(target);
  if (known !== undefined) return known;
  let normalize = unchanged;
  compiled.set(target, (value) => normalize(value));
  normalize = compile(target, compilation);
  return normalize;
}

/** A number in a JSON string. */
function stringNormalizer(schema: JsonSchema, { resolve, plain }: Compilation): NormalizeJson {
  const decode = textDecoder(schema, resolve);
  const exact = follow(schema, resolve)['x-integer'];
  if (exact === undefined) return (value) => plain(decode(value));
  return (value) => exactFromJson(decode(value), exact.as);
}

function compile(schema: JsonSchema, compilation: Compilation): NormalizeJson {
  const exact = schema['x-integer'];
  if (exact !== undefined) return (value) => exactFromJson(value, exact.as);
  const type = typeOf(schema, compilation.resolve);
  if (type === 'array') return arrayNormalizer(schema, compilation);
  return type === 'object' ? objectNormalizer(schema, compilation) : compilation.plain;
}

function arrayNormalizer(schema: JsonSchema, compilation: Compilation): NormalizeJson {
  if (schema.items === undefined) return compilation.plain;
  const normalize = normalizerOf(schema.items, compilation);
  return (value) => {
    if (!Array.isArray(value)) return compilation.plain(value);
    for (const [index, item] of value.entries()) value[index] = normalize(item);
    return value;
  };
}

interface Member {
  readonly normalize: NormalizeJson;
  readonly isNullAbsent: boolean;
}

function objectNormalizer(schema: JsonSchema, compilation: Compilation): NormalizeJson {
  const { resolve, plain } = compilation;
  const properties = Object.entries(schema.properties ?? {});
  const members = new Map<string, Member>();
  const defaults: [name: string, make: () => unknown][] = [];
  for (const [name, member] of properties) {
    const isOptional = schema.required?.includes(name) !== true;
    const isNullAbsent = isOptional && !acceptsNull(member, resolve);
    members.set(name, { normalize: normalizerOf(member, compilation), isNullAbsent });
    const make = exactDefault(member, resolve);
    if (make !== undefined) defaults.push([name, make]);
  }
  const isMap = typeof schema.additionalProperties === 'object';
  const normalizeOther = isMap
    ? normalizerOf(asSchema(schema.additionalProperties), compilation)
    : plain;
  const keepsOther =
    isMap || schema.properties === undefined || schema.additionalProperties === true;

  return (value) => {
    if (!isRecord(value)) return plain(value);
    for (const name of Object.keys(value)) {
      const member = members.get(name);
      if (member === undefined) {
        if (keepsOther) value[name] = normalizeOther(value[name]);
        else delete value[name];
      } else if (value[name] === null) {
        if (member.isNullAbsent) delete value[name];
      } else {
        value[name] = member.normalize(value[name]);
      }
    }
    for (const [name, make] of defaults) if (!Object.hasOwn(value, name)) value[name] = make();
    return value;
  };
}

function asSchema(value: boolean | JsonSchema | undefined): JsonSchema {
  return typeof value === 'object' ? value : {};
}

function acceptsNull(schema: JsonSchema, resolve: Resolve): boolean {
  const { $ref, type, nullable, enum: values, anyOf } = schema;
  if (nullable === true) return true;
  if (schema['x-integer'] !== undefined) return false;
  if (type !== undefined) return [type].flat().includes('null');
  if ($ref !== undefined) return acceptsNull(resolve($ref), resolve);
  if (values !== undefined) return values.includes(null);
  return anyOf === undefined || anyOf.some((branch) => acceptsNull(branch, resolve));
}
