import { isRecord } from './is-record.ts';
import { follow, holdsSchema, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';

/**
 * Makes of what the logic returned what goes out: without members that the contract leaves out when
 * empty, and with numbers for digits.
 */
export type WireForm = (value: unknown) => unknown;

type Cache = Map<JsonSchema, WireForm>;

const unchanged: WireForm = (value) => value;

/** The wire form of a schema, undefined where it is what the logic returns. The logic's own object stays as it is. */
export function wireForm(schema: JsonSchema, resolve: Resolve): WireForm | undefined {
  return holdsSchema(schema, resolve, hasWork) ? compile(schema, resolve, new Map()) : undefined;
}

/** The same for every schema: what the serializer would write, and nothing that the schema does not declare. */
export function plainForm(schema: JsonSchema, resolve: Resolve): WireForm {
  return compile(schema, resolve, new Map());
}

function hasWork(schema: JsonSchema): boolean {
  const names = Object.keys(schema.properties ?? {});
  const isMarked = schema['x-omitempty'] !== undefined || names.some(isInherited);
  const isList = schema.items !== undefined && isAnything(schema.items);
  return isMarked || isList || schema['x-integer']?.as === 'string';
}

/** A schema that says nothing: the serializer writes `undefined` as it stands, which is no JSON. */
function isAnything(schema: JsonSchema): boolean {
  return Object.keys(schema).every((key) => key === 'description');
}

function orNull(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** Each schema is compiled once, so recursive ones end. */
function compile(schema: JsonSchema, resolve: Resolve, cache: Cache): WireForm {
  const target = follow(schema, resolve);
  const known = cache.get(target);
  if (known !== undefined) return known;
  let compiled = unchanged;
  cache.set(target, (value) => compiled(value));
  compiled = compileTarget(target, resolve, cache);
  return compiled;
}

function compileTarget(target: JsonSchema, resolve: Resolve, cache: Cache): WireForm {
  const { properties, items, additionalProperties } = target;
  if (target['x-integer']?.as === 'string') return digitsToInteger;
  if (properties !== undefined) return structForm(target, resolve, cache);
  if (items !== undefined) {
    const form = isAnything(items) ? orNull : compile(items, resolve, cache);
    return (value) => (Array.isArray(value) ? value.map(form) : value);
  }
  if (typeof additionalProperties !== 'object') return unchanged;
  const form = compile(additionalProperties, resolve, cache);
  return (value) => (isRecord(value) ? mapValues(plain(value), form) : value);
}

function structForm(target: JsonSchema, resolve: Resolve, cache: Cache): WireForm {
  const omitted = new Set(target['x-omitempty']);
  const members = Object.entries(target.properties ?? {}).map(([name, member]) => ({
    name,
    form: compile(member, resolve, cache),
    isEmpty: omitted.has(name) ? emptiness(member, resolve) : never,
  }));
  return (value) => {
    if (!isRecord(value)) return value;
    const source = plain(value);
    // Without a prototype, so that a member called `constructor` is there only when it was given.
    const kept: Record<string, unknown> = Object.create(null);
    for (const { name, form, isEmpty } of members) {
      const given = source[name];
      if (given === undefined || isEmpty(given)) continue;
      if (isInherited(name) && !Object.hasOwn(source, name)) continue;
      kept[name] = form(given);
    }
    return kept;
  };
}

const never = (): boolean => false;

/** As in Go: a pointer is empty when it is null, whatever it points to; a struct never is. */
function emptiness(schema: JsonSchema, resolve: Resolve): (value: unknown) => boolean {
  const { properties, items, additionalProperties, 'x-integer': exact } = follow(schema, resolve);
  const isMap = properties === undefined && additionalProperties !== undefined;
  if (isNullable(schema)) return (value) => value === null;
  if (items !== undefined) return (value) => Array.isArray(value) && value.length === 0;
  if (isMap) return (value) => isRecord(value) && Object.keys(value).length === 0;
  if (typeOf(schema, resolve) === 'object') return never;
  if (exact !== undefined) return (value) => String(value) === '0';
  return (value) => value === 0 || value === '' || value === false;
}

function digitsToInteger(value: unknown): unknown {
  return typeof value === 'string' ? BigInt(value) : value;
}

/** Null is among the values, or every value is. */
function isNullable({ $ref, type, anyOf, enum: values, nullable }: JsonSchema): boolean {
  if (nullable === true) return true;
  if ($ref !== undefined) return false;
  if (type !== undefined) return [type].flat().includes('null');
  return anyOf === undefined ? values === undefined : true;
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

function mapValues(value: Record<string, unknown>, form: WireForm): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, form(member)]));
}
