import type { ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonSchema } from './decode-text.ts';
import { schemaCompiler } from './schema-compiler.ts';

/**
 * Compares every response with its schema, so that a mistake in the logic is found where it is made
 * and not by a client: a response that does not fit is logged and answered 500. Serialization alone
 * would drop, round or convert silently.
 */
export function checkResponses(app: FastifyInstance): void {
  const compile = schemaCompiler({ allErrors: true }, asLogicSeesIt);
  app.addHook('preSerialization', async (request, reply, payload) => {
    const schema = responseSchema(request, reply.statusCode);
    if (schema === undefined) return payload;
    const validate = compile(schema, request.server);
    if (!validate(onTheWire(payload))) throw mismatch(request, reply.statusCode, validate);
    return payload;
  });
}

function responseSchema(request: FastifyRequest, status: number): object | undefined {
  const responses: unknown = request.routeOptions.schema?.response;
  if (typeof responses !== 'object' || responses === null) return undefined;
  const byStatus = new Map<string, unknown>(Object.entries(responses));
  const schema =
    byStatus.get(String(status)) ??
    byStatus.get(`${String(status)[0]}xx`) ??
    byStatus.get('default');
  return typeof schema === 'object' && schema !== null && !('content' in schema)
    ? schema
    : undefined;
}

function onTheWire(payload: unknown): unknown {
  const text: string | undefined = JSON.stringify(payload);
  return text === undefined ? null : JSON.parse(text);
}

// `x-string` members are written as strings, but the logic returns what they stand for.
function asLogicSeesIt(schema: object): JsonSchema {
  const text = JSON.stringify(schema, (_key, value: JsonSchema | null) => {
    const behind = value?.['x-string'];
    if (behind === undefined || behind === true) return value;
    return { ...value, type: typesBehind(behind, value?.type), 'x-string': true };
  });
  return JSON.parse(text);
}

function typesBehind(behind: string | readonly string[], type: JsonSchema['type']): string[] {
  const isNullable = [type].flat().includes('null');
  return [behind, isNullable ? 'null' : []].flat();
}

function mismatch(request: FastifyRequest, status: number, validate: ValidateFunction): Error {
  const errors = (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
  );
  const { method, url } = request.routeOptions;
  return new Error(
    `The response of ${String(method)} ${url ?? ''} (${status}) does not match its schema: ${errors.join(', ')}.`,
  );
}
