import type { RouteModel, TypeModel, TypeRef } from '../../model/model.ts';

/** How a handler answers. */
export type ResponseKind =
  /** A stream of events. */
  | 'events'
  /** What the logic returns is the body. */
  | 'value'
  /** Fastify sends a returned string as text: where JSON is declared, it is sent as JSON. */
  | 'text'
  /** Nothing, with 204. */
  | 'empty'
  /** Some status without a body other than 204, which Fastify wants to be sent. */
  | 'bare';

/** The kind of a route's responses, all of them together. */
export function responseKind(route: RouteModel, types: ReadonlyMap<string, TypeModel>): ResponseKind {
  if (route.options.sse) return 'events';
  const bodies = [route.response, ...route.otherResponses.map((other) => other.body)];
  if (bodies.some((body) => body !== null && isText(body, types))) return 'text';
  const hasBareOther = route.otherResponses.some((other) => other.body === null);
  if (route.response !== null) return hasBareOther ? 'bare' : 'value';
  return route.status === 204 && route.otherResponses.length === 0 ? 'empty' : 'bare';
}

function isText(type: TypeRef, types: ReadonlyMap<string, TypeModel>, depth = 0): boolean {
  if (type.kind === 'bytes') return true;
  if (type.kind === 'primitive') return type.name === 'string' || type.name === 'time';
  if (type.kind !== 'ref' || depth > 20) return false;
  const target = types.get(type.name)?.target ?? null;
  return target !== null && isText(target, types, depth + 1);
}
