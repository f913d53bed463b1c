import type { ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { afterHandler } from './after-handler.ts';
import { asError } from './as-error.ts';
import { throughJson } from './exact-json.ts';
import { isJsonValue } from './is-json-value.ts';
import { isLarge } from './is-large.ts';
import { isRecord } from './is-record.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaCompiler } from './schema-compiler.ts';

/** Nobody reads more of one line. */
const mostTold = 50;

/**
 * Compares every response with its schema, so that a mistake in the logic is found where it is made
 * and not by a client: a response that does not fit is logged and answered 500. Serialization alone
 * would drop, round or convert silently.
 */
export function checkResponses(app: FastifyInstance): void {
  const compileThorough = schemaCompiler({ allErrors: true }, asLogicSeesIt);
  const compileQuick = schemaCompiler({}, asLogicSeesIt);
  const check = (request: FastifyRequest, status: number, payload: unknown): void => {
    const schema = responseSchema(request, status);
    if (schema === undefined) return;
    const { server } = request;
    const sent = onTheWire(payload);
    const validate = compileQuick(schema, server);
    if (validate(sent)) return;
    // Only what is wrong is looked at again: how much of it there is, and for all mistakes.
    const tellAll = isLarge(sent, schema, server) ? validate : compileThorough(schema, server);
    tellAll(sent);
    throw mismatch(request, status, tellAll);
  };
  app.addHook('preSerialization', (request, reply, payload, done) => {
    try {
      check(request, reply.statusCode, payload);
    } catch (error) {
      done(asError(error));
      return;
    }
    done(null, payload);
  });
  app.addHook('onRoute', (route) => checkUnserialized(route, check));
}

type Check = (request: FastifyRequest, status: number, payload: unknown) => void;

/** Fastify takes text and nothing at all for finished answers, and serializes neither. */
function checkUnserialized(route: RouteOptions, check: Check): void {
  if (!isRecord(route.schema?.response)) return;
  afterHandler(route, (body, request, reply) => {
    const isSerialized = body !== undefined && typeof body !== 'string';
    const isAwaited = !reply.sent && request.lifetime?.isOver !== true;
    if (!isSerialized && isAwaited) check(request, reply.statusCode, body);
    return body;
  });
}

function responseSchema(request: FastifyRequest, status: number): object | undefined {
  const { schema: { response: responses } = {}, config } = request.routeOptions;
  if (!isRecord(responses) || config.ownSerializer === true) return undefined;
  const schema = responses[status] ?? responses[`${String(status)[0]}xx`] ?? responses['default'];
  return isRecord(schema) && !('content' in schema) ? schema : undefined;
}

/** What the client will see. Most of what logic returns is that already, and copied for nothing. */
function onTheWire(payload: unknown): unknown {
  return isJsonValue(payload) ? payload : (throughJson(payload) ?? null);
}

// What serialization reads is not what the logic returns.
function asLogicSeesIt(schema: object): JsonSchema {
  const text = JSON.stringify(schema, (_key, value: JsonSchema | null) =>
    value === null ? value : withNull(withLogicType(value)),
  );
  return JSON.parse(text);
}

/** `x-string` members are written as strings, `x-integer` ones as integers; the logic has others. */
function withLogicType(schema: JsonSchema): JsonSchema {
  if (typeof schema['x-integer']?.as === 'string') {
    const { type: _type, ...rest } = schema;
    return rest;
  }
  const behind = schema['x-string'];
  if (behind === undefined || behind === true) return schema;
  return { ...schema, type: typesBehind(behind, schema.type), 'x-string': true };
}

/** Ajv wants a type beside `nullable`. */
function withNull(schema: JsonSchema): JsonSchema {
  if (schema.nullable !== true || schema.type !== undefined) return schema;
  const { nullable: _nullable, ...rest } = schema;
  return { anyOf: [rest, { type: 'null' }] };
}

function typesBehind(behind: string | readonly string[], type: JsonSchema['type']): string[] {
  const isNullable = [type].flat().includes('null');
  return [behind, isNullable ? 'null' : []].flat();
}

function mismatch(request: FastifyRequest, status: number, validate: ValidateFunction): Error {
  const errors = (validate.errors ?? [])
    .slice(0, mostTold)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
  const { method, url } = request.routeOptions;
  const error = new Error(
    `The response of ${String(method)} ${url ?? ''} (${status}) does not match its schema: ${errors.join(', ')}.`,
  );
  // The status that a hook has set for its reply is not that of this error.
  return Object.assign(error, { statusCode: 500 });
}
