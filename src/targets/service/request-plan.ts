import type { FieldModel, RequestField, RequestModel, TypeRef } from '../../model/model.ts';
import type { RouterPath } from './router-path.ts';
import { isAlwaysPresent } from './type-members.ts';

/** A part of an HTTP request, as the contract's sources call them. */
export type RequestPart = 'path' | 'query' | 'header' | 'body';

/** A field in the part of the request where its schema stands. */
export interface PlannedField {
  readonly field: FieldModel;
  /** The member's name in that part: the wire name, headers in lower case, path parameters as the router calls them. */
  readonly name: string;
  /** Where it may come from, in order, when that is not just its own place. */
  readonly from: readonly { readonly in: RequestPart; readonly name: string }[];
  /** Further fields of the request that are filled from the same member; what is asked of it is `field`'s. */
  readonly alike: readonly FieldModel[];
}

/** What a route reads, part by part. */
export interface RequestPlan {
  readonly path: readonly PlannedField[];
  readonly query: readonly PlannedField[];
  readonly header: readonly PlannedField[];
  readonly body: readonly PlannedField[];
  /** The whole body as one value, when the request is no object. */
  readonly wholeBody: TypeRef | null;
  /** Whether the body's members are exactly the request type's: its shared schema then serves. */
  readonly isBodyTheType: boolean;
}

const nothing: RequestPlan = {
  path: [],
  query: [],
  header: [],
  body: [],
  wholeBody: null,
  isBodyTheType: false,
};

/** Sorts the fields of a request into its parts; a field with several sources has its home in one of them. */
export function planRequest(request: RequestModel | null, { parameters }: RouterPath): RequestPlan {
  if (request === null) return nothing;
  if (request.body !== null) return { ...nothing, wholeBody: request.body };
  const placed = request.fields.map((field) => ({
    part: homeOf(field),
    planned: planField(field, parameters),
  }));
  const of = (part: RequestPart): readonly PlannedField[] =>
    sharedMembers(placed.filter((one) => one.part === part).map((one) => one.planned));
  const body = of('body');
  const isWhole = body.length > 0 && body.length === request.fields.length && body.every(isPlain);
  return {
    path: of('path'),
    query: of('query'),
    header: of('header'),
    body,
    wholeBody: null,
    isBodyTheType: isWhole && request.type.kind === 'ref',
  };
}

/** Each member of a part once: of the fields that read it, the one that is surely there says what it must be. */
function sharedMembers(fields: readonly PlannedField[]): readonly PlannedField[] {
  const byName = Map.groupBy(fields, ({ name }) => name);
  if (byName.size === fields.length) return fields;
  return [...byName.values()].flatMap((readers) => {
    const leader = readers.find(({ field }) => isAlwaysPresent(field)) ?? readers[0];
    if (leader === undefined) return [];
    const alike = readers.filter((reader) => reader !== leader).map(({ field }) => field);
    return [{ ...leader, alike }];
  });
}

function isPlain({ field, name, from }: PlannedField): boolean {
  return from.length === 0 && name === field.property;
}

/** Later parts of a request may hold richer values; the path holds only what the router found there. */
const homes = ['body', 'query', 'header', 'path'] as const;

function homeOf({ sources }: RequestField): RequestPart {
  return homes.find((part) => sources.some((source) => source.in === part)) ?? 'body';
}

function planField(requestField: RequestField, parameters: ReadonlyMap<string, string>): PlannedField {
  const sources = requestField.sources.map((source) => ({
    in: source.in,
    name: nameInPart(source.in, source.name, parameters),
  }));
  const home = homeOf(requestField);
  const own = sources.find((source) => source.in === home);
  return {
    field: requestField.field,
    name: own?.name ?? requestField.field.property,
    from: sources.length > 1 ? sources : [],
    alike: [],
  };
}

function nameInPart(part: RequestPart, name: string, parameters: ReadonlyMap<string, string>): string {
  if (part === 'header') return name.toLowerCase();
  return part === 'path' ? (parameters.get(name) ?? name) : name;
}
