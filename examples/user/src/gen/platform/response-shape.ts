import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterHandler } from './after-handler.ts';
import type { Envelope, SuccessEnvelope } from './envelope.ts';
import { follow, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';
import { schemaResolver } from './schema-resolver.ts';
import { wireForm } from './wire-form.ts';

/** Makes every successful body JSON, and puts it into the envelope where there is one. */
export function shapeResponses(app: FastifyInstance, { success }: Envelope): void {
  app.addHook('onRoute', function (route) {
    if (route.config?.ownSerializer === true) return;
    const bodies = successBodies(route);
    const resolve = schemaResolver(this);
    const types = Object.values(bodies).map((schema) => typeOf(schema, resolve));
    if (types.length > 0 && success !== undefined) wrapBodies(route, bodies, success);
    else if (types.includes('string') || types.includes('')) quoteText(route);
    else if (Object.values(jsonBodies(route)).some((body) => isDigits(body, resolve)))
      countDigits(route);
    bringIntoWireForm(route, resolve);
  });
}

/** Fastify takes a string for finished text; a contract that returns one means a JSON string. */
function quoteText(route: RouteOptions): void {
  afterHandler(route, (body, _request, reply) => {
    if (typeof body !== 'string') return body;
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
}

function isDigits(schema: JsonSchema, resolve: Resolve): boolean {
  return follow(schema, resolve)['x-integer']?.as === 'string';
}

/** The same for digits that mean a JSON number. */
function countDigits(route: RouteOptions): void {
  afterHandler(route, (body) => (typeof body === 'string' ? BigInt(body) : body));
}

function wrapBodies(
  route: RouteOptions,
  bodies: Readonly<Record<string, object>>,
  success: SuccessEnvelope,
): void {
  const { schema } = route;
  const wrapped = Object.entries(bodies).map(([status, body]) => [status, success.schema(body)]);
  const response = Object.assign({}, schema?.response, Object.fromEntries(wrapped));
  route.schema = { ...schema, response };
  afterHandler(route, (body, _request, reply) => {
    const isPlain = !reply.sent && body !== undefined && reply.statusCode < 300;
    return isPlain ? success.wrap(body) : body;
  });
}

function bringIntoWireForm(route: RouteOptions, resolve: Resolve): void {
  const forms = new Map(
    Object.entries(jsonBodies(route)).flatMap(([status, schema]) => {
      const form = wireForm(schema, resolve);
      return form === undefined ? [] : [[Number(status), form] as const];
    }),
  );
  if (forms.size === 0) return;
  const before = [route.preSerialization ?? []].flat();
  route.preSerialization = [
    ...before,
    async (_request, reply, payload) => forms.get(reply.statusCode)?.(payload) ?? payload,
  ];
}

/** The schemas of successful JSON bodies, by status; streams have none. */
function successBodies(route: RouteOptions): Record<string, JsonSchema> {
  const bodies = Object.entries(jsonBodies(route)).filter(([status]) => status.startsWith('2'));
  return Object.fromEntries(bodies);
}

function jsonBodies({ schema }: RouteOptions): Record<string, JsonSchema> {
  const bodies = Object.entries(schema?.response ?? {}).filter(
    ([, body]: [string, unknown]) =>
      typeof body === 'object' && body !== null && !('content' in body),
  );
  return Object.fromEntries(bodies);
}
