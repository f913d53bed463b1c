import type { FieldModel, RouteModel, RouteOptions, ServiceModel, TypeModel, TypeRef } from './model.ts';
import { allRoutes } from './walk.ts';

/**
 * Whether two states of a contract differ in nothing that other parts of it look at: the same types and routes in the
 * same order, under the same names and addresses, with the same demands on the service, and every one mentions the same
 * types. What a type or a route says besides is its own.
 */
export function haveSameShape(left: ServiceModel, right: ServiceModel): boolean {
  return (
    left.name === right.name &&
    areSame(left.types.map(typeShape), right.types.map(typeShape)) &&
    areSame(left.groups.map(groupShape), right.groups.map(groupShape)) &&
    areSame(allRoutes(left).map(routeShape), allRoutes(right).map(routeShape))
  );
}

/**
 * Whether two states of a contract make the same demands on the service, block by block and in the same order. How many
 * routes in a row make them does not count.
 */
export function haveSameDemands(left: ServiceModel, right: ServiceModel): boolean {
  return left.name === right.name && areSame(left.groups.map(groupDemands), right.groups.map(groupDemands));
}

function groupDemands({ prefix, group, options, routes }: ServiceModel['groups'][number]): string {
  const demands = routes.map((route) => JSON.stringify(demandsOf(route.options)));
  return JSON.stringify([
    [prefix, group, options],
    demands.filter((demand, index) => demand !== demands[index - 1]),
  ]);
}

function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((shape, index) => shape === right[index]);
}

function typeShape({ name, kind, origin, fields, embeds, target }: TypeModel): string {
  const mentioned = target === null ? fields.flatMap(mentionedBy) : mentionedIn(target);
  return JSON.stringify([name, kind, origin.file, embeds, mentioned]);
}

function groupShape({ prefix, group, options, routes }: ServiceModel['groups'][number]): string {
  return JSON.stringify([prefix, group, options, routes.length]);
}

function routeShape({ method, path, handler, name, group, options, ...route }: RouteModel): string {
  const { request, response, otherResponses, origin } = route;
  const bodies = [request?.type ?? null, response, ...otherResponses.map(({ body }) => body)];
  return JSON.stringify([
    [method, path, handler, name, group, origin.file],
    demandsOf(options),
    bodies.map((body) => (body === null ? null : mentionedIn(body))),
  ]);
}

/** The options that the rest of the service has to know of; the others are between a route and its callers. */
function demandsOf(options: RouteOptions): readonly unknown[] {
  const { jwt, jwtTransition, middleware, signature, sse, cache, idempotency, authType, other } = options;
  return [jwt, jwtTransition, middleware, signature, sse, cache, idempotency, authType, other];
}

/** Names of declared and built-in types, in their order. */
function mentionedIn(type: TypeRef): readonly string[] {
  switch (type.kind) {
    case 'primitive':
      // An uploaded file asks for more than a value does.
      return type.name === 'file' ? ['#file'] : [];
    case 'bytes':
      return [];
    case 'ref':
      return [type.name];
    case 'array':
      return mentionedIn(type.items);
    case 'map':
      return mentionedIn(type.values);
    case 'object':
      return type.fields.flatMap(mentionedBy);
  }
}

function mentionedBy(field: FieldModel): readonly string[] {
  return mentionedIn(field.type);
}
