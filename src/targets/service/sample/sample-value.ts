import { assertNever } from '../../../base/assert-never.ts';
import type { JsonValue } from '../../../base/json.ts';
import { mergeConstraints } from '../../../model/merge-constraints.ts';
import type { Constraints, FieldModel, PrimitiveName, TypeModel, TypeRef } from '../../../model/model.ts';
import { partsOfSample } from './parts-of-sample.ts';
import { satisfies } from './satisfies.ts';
import { sampleScalar } from './sample-scalar.ts';
import { hasCount } from './value-count.ts';

/** The declared types by their names in the contract. */
export type TypeTable = ReadonlyMap<string, TypeModel>;

/** How far a value is from the one that is looked for. */
interface Search {
  /** The declared types that it lies in, outermost first. */
  readonly inside: readonly string[];
  /** How many values may still be made. */
  readonly room: { left: number };
}

/** A sample with more values than this is not looked for: types that hold others twice would make it grow without end. */
const mostValues = 2_000;

function newSearch(): Search {
  return { inside: [], room: { left: mostValues } };
}

/** A value that lies in more declared types than this is not looked for. */
const deepest = 12;
/** What lies in more declared types than this is left out where it may be. */
const deepestShown = 4;

/**
 * A small value of a type that meets every constraint, or undefined when none was found (a recursion without end, a
 * pattern that is not understood, rules that contradict each other). Made of required fields only. A type that holds
 * itself is shown once: it ends with empty lists and null.
 */
export function sampleValue(
  type: TypeRef,
  constraints: Constraints,
  types: TypeTable,
  search: Search = newSearch(),
): JsonValue | undefined {
  search.room.left -= 1;
  if (search.room.left < 0) return undefined;
  switch (type.kind) {
    case 'primitive':
      return sampleSingle(type.name, constraints);
    case 'bytes':
      return sampleScalar('string', { ...constraints, format: 'byte' });
    case 'ref':
      return sampleDeclared(type.name, constraints, types, search);
    case 'array':
      return sampleArray(type, constraints, types, search);
    case 'map':
      return sampleMap(type, constraints, types, search);
    case 'object':
      return sampleObject(type.fields, types, search);
    default:
      return assertNever(type);
  }
}

function sampleSingle(name: PrimitiveName, constraints: Constraints): JsonValue | undefined {
  if (name === 'file') return 'example';
  if (name !== 'any') return sampleScalar(name, constraints);
  return firstOf(['string', 'float64', 'bool'] as const, (one) => sampleScalar(one, constraints));
}

/** An object of the fields that must be there, and of those that their dependencies ask for. */
export function sampleObject(
  fields: readonly FieldModel[],
  types: TypeTable,
  search: Search = newSearch(),
): { readonly [name: string]: JsonValue } | undefined {
  const made = new Map<string, JsonValue>();
  for (const field of partsOfSample(fields)) {
    const value = sampleField(field, types, search);
    if (value === undefined) return undefined;
    made.set(field.property, value);
  }
  return Object.fromEntries(made);
}

/** A value for a field; `null`, where it may be that, in the place of one that is not found or would lie too deep. */
export function sampleField(
  field: FieldModel,
  types: TypeTable,
  search: Search = newSearch(),
): JsonValue | undefined {
  if (field.nullable && search.inside.length > deepestShown) return null;
  return sampleValue(field.type, field.constraints, types, search) ?? (field.nullable ? null : undefined);
}

function sampleDeclared(
  name: string,
  constraints: Constraints,
  types: TypeTable,
  search: Search,
): JsonValue | undefined {
  const { inside, room } = search;
  const type = types.get(name);
  if (type === undefined || inside.length >= deepest || inside.includes(name)) return undefined;
  const within = { inside: [...inside, name], room };
  return type.target === null
    ? sampleObject(type.fields, types, within)
    : sampleValue(type.target, constraints, types, within);
}

function sampleArray(
  type: Extract<TypeRef, { readonly kind: 'array' }>,
  constraints: Constraints,
  types: TypeTable,
  search: Search,
): JsonValue | undefined {
  const { anyOf, ...own } = constraints;
  if (anyOf !== undefined) {
    const all = anyOf.map((one) => mergeConstraints(own, one));
    // One item shows more than none, which `omitempty` allows beside what it asks for else.
    const inOrder = all.toSorted((a, b) => Number(a.maxItems === 0) - Number(b.maxItems === 0));
    return firstOf(inOrder, (one) => sampleArray(type, one, types, search));
  }
  const count = itemCount(type.length, constraints);
  if (count === undefined) return undefined;
  if (count === 0 && type.length === null && hasCount('list', 1, constraints)) {
    const isShown = search.inside.length <= deepestShown;
    const item = isShown ? sampleValue(type.items, constraints.items ?? {}, types, search) : undefined;
    return item === undefined ? [] : [item];
  }
  const { room } = search;
  const before = room.left;
  const item = sampleValue(type.items, constraints.items ?? {}, types, search);
  room.left -= (before - room.left) * (count - 1);
  if (room.left < 0 || (count > 0 && item === undefined)) return undefined;
  if (constraints.uniqueItems !== true || count < 2) return Array.from({ length: count }, () => item ?? null);
  return distinct(type.items, constraints.items ?? {}, count);
}

function firstOf<Item, Value>(
  items: readonly Item[],
  find: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = find(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The least number of items that a list may have; undefined where rules contradict each other. */
function itemCount(length: number | null, constraints: Constraints): number | undefined {
  const least = Math.max(length ?? 0, constraints.minItems ?? 0);
  // `ne` refuses one length.
  const counts = length === null ? [least, least + 1, least + 2] : [least];
  return counts.find((count) => count <= (length ?? count) && hasCount('list', count, constraints));
}

/** Different values for `unique`: members of an enumeration, or numbers and texts with a count. */
function distinct(items: TypeRef, constraints: Constraints, count: number): JsonValue | undefined {
  if (constraints.enum !== undefined) {
    const members = constraints.enum.filter((value) => satisfies(value, constraints));
    return members.length < count ? undefined : members.slice(0, count);
  }
  if (items.kind !== 'primitive' || Object.keys(constraints).length > 0 || count > 100) return undefined;
  if (items.name === 'string') return Array.from({ length: count }, (_, index) => `example ${index + 1}`);
  return items.name === 'bool' || items.name === 'time'
    ? undefined
    : Array.from({ length: count }, (_, index) => index + 1);
}

function sampleMap(
  type: Extract<TypeRef, { readonly kind: 'map' }>,
  constraints: Constraints,
  types: TypeTable,
  search: Search,
): JsonValue | undefined {
  const least = constraints.minProperties ?? 0;
  // `ne` refuses one size.
  const count = [least, least + 1].find((size) => hasCount('map', size, constraints));
  if (count === undefined) return undefined;
  if (count === 0) return {};
  const { room } = search;
  const before = room.left;
  const value = sampleValue(type.values, constraints.items ?? {}, types, search);
  room.left -= (before - room.left) * (count - 1);
  if (room.left < 0 || value === undefined || count > 100 || constraints.keys !== undefined) return undefined;
  const key = (index: number): string => (type.keys === 'string' ? `example${index + 1}` : String(index + 1));
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [key(index), value]));
}
