import { follow, type JsonSchema, typeOf } from './decode-text.ts';

/** Makes of a response what goes out: without members that the contract leaves out when empty. */
export type OmitEmpty = (value: unknown) => unknown;

type Resolve = (ref: string) => JsonSchema;
type Cache = Map<JsonSchema, OmitEmpty>;

const unchanged: OmitEmpty = (value) => value;

/**
 * What `omitempty` asks for in a schema, undefined when it asks for nothing. The logic's own object
 * stays as it is.
 */
export function emptyOmitter(schema: JsonSchema, resolve: Resolve): OmitEmpty | undefined {
  return hasWork(schema, resolve, new Set()) ? compile(schema, resolve, new Map()) : undefined;
}

function hasWork(schema: JsonSchema, resolve: Resolve, seen: Set<JsonSchema>): boolean {
  const target = follow(schema, resolve);
  if (seen.has(target)) return false;
  seen.add(target);
  const names = Object.keys(target.properties ?? {});
  const isMarked = target['x-omitempty'] !== undefined || names.some(isInherited);
  return isMarked || partsOf(target).some((part) => hasWork(part, resolve, seen));
}

function partsOf({ properties, items, additionalProperties }: JsonSchema): JsonSchema[] {
  const values = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...Object.values(properties ?? {}), ...(items === undefined ? [] : [items]), ...values];
}

/** Each schema is compiled once, so recursive ones end. */
function compile(schema: JsonSchema, resolve: Resolve, cache: Cache): OmitEmpty {
  const target = follow(schema, resolve);
  const known = cache.get(target);
  if (known !== undefined) return known;
  let compiled = unchanged;
  cache.set(target, (value) => compiled(value));
  compiled = compileTarget(target, resolve, cache);
  return compiled;
}

function compileTarget(target: JsonSchema, resolve: Resolve, cache: Cache): OmitEmpty {
  const { properties, items, additionalProperties } = target;
  if (properties !== undefined) return structOmitter(target, resolve, cache);
  if (items !== undefined) {
    const omit = compile(items, resolve, cache);
    return (value) => (Array.isArray(value) ? value.map(omit) : value);
  }
  if (typeof additionalProperties !== 'object') return unchanged;
  const omit = compile(additionalProperties, resolve, cache);
  return (value) => (isRecord(value) ? mapValues(plain(value), omit) : value);
}

function structOmitter(target: JsonSchema, resolve: Resolve, cache: Cache): OmitEmpty {
  const omitted = new Set(target['x-omitempty']);
  const members = Object.entries(target.properties ?? {}).map(([name, member]) => ({
    name,
    omit: compile(member, resolve, cache),
    isEmpty: omitted.has(name) ? emptiness(member, resolve) : never,
  }));
  return (value) => {
    if (!isRecord(value)) return value;
    const source = plain(value);
    // Without a prototype, so that a member called `constructor` is there only when it was given.
    const kept: Record<string, unknown> = Object.create(null);
    for (const { name, omit, isEmpty } of members) {
      const given = source[name];
      if (given === undefined || isEmpty(given)) continue;
      if (isInherited(name) && !Object.hasOwn(source, name)) continue;
      kept[name] = omit(given);
    }
    return kept;
  };
}

const never = (): boolean => false;

/** As in Go: a pointer is empty when it is null, whatever it points to; a struct never is. */
function emptiness(schema: JsonSchema, resolve: Resolve): (value: unknown) => boolean {
  const { properties, items, additionalProperties } = follow(schema, resolve);
  const isMap = properties === undefined && additionalProperties !== undefined;
  if (isNullable(schema)) return (value) => value === null;
  if (items !== undefined) return (value) => Array.isArray(value) && value.length === 0;
  if (isMap) return (value) => isRecord(value) && Object.keys(value).length === 0;
  if (typeOf(schema, resolve) === 'object') return never;
  return (value) => value === 0 || value === '' || value === false;
}

/** Null is among the values, or every value is. */
function isNullable({ $ref, type, anyOf, enum: values }: JsonSchema): boolean {
  if ($ref !== undefined) return false;
  if (type !== undefined) return [type].flat().includes('null');
  return anyOf === undefined ? values === undefined : true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** Objects that know their own JSON are asked for it, as serialization would. */
function plain(value: Record<string, unknown>): Record<string, unknown> {
  const { toJSON } = value;
  const json: unknown = typeof toJSON === 'function' ? toJSON.call(value) : value;
  return isRecord(json) ? json : value;
}

function mapValues(value: Record<string, unknown>, omit: OmitEmpty): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, omit(member)]));
}
