import { follow, type JsonSchema, textDecoder, typeOf } from './decode-text.ts';

/**
 * Makes of a JSON value what its schema is about: undeclared members leave, `null` for an optional
 * member is absence.
 */
export type NormalizeJson = (value: unknown) => unknown;

type Resolve = (ref: string) => JsonSchema;
type Cache = Map<JsonSchema, NormalizeJson>;

const unchanged: NormalizeJson = (value) => value;

/** The normalizer for a schema; each schema is compiled once, so recursive ones end. */
export function jsonNormalizer(
  schema: JsonSchema,
  resolve: Resolve,
  cache: Cache = new Map(),
): NormalizeJson {
  if (schema['x-string'] !== undefined) return textDecoder(schema, resolve);
  const target = follow(schema, resolve);
  const known = cache.get(target);
  if (known !== undefined) return known;
  let compiled = unchanged;
  cache.set(target, (value) => compiled(value));
  compiled = compile(target, resolve, cache);
  return compiled;
}

function compile(schema: JsonSchema, resolve: Resolve, cache: Cache): NormalizeJson {
  const type = typeOf(schema, resolve);
  if (type === 'array') return arrayNormalizer(schema, resolve, cache);
  return type === 'object' ? objectNormalizer(schema, resolve, cache) : unchanged;
}

function arrayNormalizer(schema: JsonSchema, resolve: Resolve, cache: Cache): NormalizeJson {
  if (schema.items === undefined) return unchanged;
  const normalize = jsonNormalizer(schema.items, resolve, cache);
  return (value) => {
    if (!Array.isArray(value)) return value;
    for (const [index, item] of value.entries()) value[index] = normalize(item);
    return value;
  };
}

function objectNormalizer(schema: JsonSchema, resolve: Resolve, cache: Cache): NormalizeJson {
  const members = new Map(
    Object.entries(schema.properties ?? {}).map(([name, member]) => [
      name,
      {
        normalize: jsonNormalizer(member, resolve, cache),
        isNullAbsent: schema.required?.includes(name) !== true && !acceptsNull(member, resolve),
      },
    ]),
  );
  const isMap = typeof schema.additionalProperties === 'object';
  const normalizeOther = isMap
    ? jsonNormalizer(asSchema(schema.additionalProperties), resolve, cache)
    : unchanged;
  const keepsOther =
    isMap || schema.properties === undefined || schema.additionalProperties === true;

  return (value) => {
    if (!isRecord(value)) return value;
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
    return value;
  };
}

function asSchema(value: boolean | JsonSchema | undefined): JsonSchema {
  return typeof value === 'object' ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function acceptsNull(schema: JsonSchema, resolve: Resolve): boolean {
  const { $ref, type, nullable, enum: values, anyOf } = schema;
  if (nullable === true) return true;
  if (type !== undefined) return [type].flat().includes('null');
  if ($ref !== undefined) return acceptsNull(resolve($ref), resolve);
  if (values !== undefined) return values.includes(null);
  return anyOf === undefined || anyOf.some((branch) => acceptsNull(branch, resolve));
}
