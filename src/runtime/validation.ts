import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import type { ProblemDetail } from './errors.ts';
import { schemaCompiler } from './schema-compiler.ts';

/** The parts of a request, as Fastify's schemas call them and as clients know them. */
const parts = [
  { part: 'params', name: 'path' },
  { part: 'querystring', name: 'query' },
  { part: 'headers', name: 'header' },
  { part: 'body', name: 'body' },
] as const;

/** A hostile body can be wrong in a million places; nobody reads more than these. */
const mostProblems = 50;
const mostValues = 2_000;

const compileThorough = schemaCompiler({ allErrors: true, useDefaults: true });
const compileQuick = schemaCompiler({ useDefaults: true });

/**
 * Everything that is wrong with a request. Fastify stops at the first mistake, because looking for
 * all of them in hostile input is dear; of an invalid request of ordinary size its client learns
 * everything at once.
 */
export function validationProblems(request: FastifyRequest): ProblemDetail[] {
  const problems = parts.flatMap(({ part, name }) => {
    const schema: unknown = request.routeOptions.schema?.[part];
    if (typeof schema !== 'object' || schema === null) return [];
    const value = valueOf(request, part);
    const compile = countValues(value) > mostValues ? compileQuick : compileThorough;
    const validate = compile(schema, request.server);
    if (validate(value)) return [];
    return meaningful(validate.errors ?? []).map((error) => problemOf(error, name));
  });
  return problems.slice(0, mostProblems);
}

function valueOf(request: FastifyRequest, part: (typeof parts)[number]['part']): unknown {
  if (part === 'params') return request.params;
  if (part === 'querystring') return request.query;
  if (part === 'headers') return request.headers;
  return request.body ?? null;
}

/** How many values a value holds; counting stops when there are too many. */
function countValues(value: unknown): number {
  const waiting = [value];
  let count = 0;
  for (let next = waiting.pop(); count <= mostValues; next = waiting.pop()) {
    count += 1;
    if (typeof next === 'object' && next !== null) {
      const members: unknown[] = Object.values(next);
      if (members.length > mostValues) return members.length;
      waiting.push(...members);
    }
    if (waiting.length === 0) return count;
  }
  return count;
}

function problemOf(error: ErrorObject, name: ProblemDetail['in']): ProblemDetail {
  return {
    ...(name !== undefined && { in: name }),
    pointer: pointerOf(error),
    detail: detailOf(error),
  };
}

/**
 * `anyOf` and `if` only repeat what their branches say, and nobody wants to hear that `null` would
 * do.
 */
function meaningful(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept = errors.filter((error) => {
    const isNullBranch = error.keyword === 'type' && error.params['type'] === 'null';
    return error.keyword !== 'anyOf' && error.keyword !== 'if' && !isNullBranch;
  });
  return kept.length === 0 ? errors : kept;
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const missing: unknown = params['missingProperty'];
  if (typeof missing !== 'string') return instancePath;
  return `${instancePath}/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function detailOf({ keyword, params, message }: ErrorObject): string {
  const allowed: unknown = params['allowedValues'];
  if (keyword === 'required') return 'is required';
  if (!Array.isArray(allowed)) return message ?? 'is invalid';
  return `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`;
}
