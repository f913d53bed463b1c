import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import type { ProblemDetail } from './errors.ts';
import { isLarge } from './is-large.ts';
import type { JsonSchema } from './json-schema.ts';
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

const compileThorough = schemaCompiler({ allErrors: true, useDefaults: true, verbose: true });
const compileQuick = schemaCompiler({ useDefaults: true, verbose: true });

/**
 * Everything that is wrong with a request. Fastify stops at the first mistake, because looking for
 * all of them in hostile input is dear; of an invalid request of ordinary size its client learns
 * everything at once. Of what a validator of the owner's found, Fastify's own message tells.
 */
export function validationProblems(request: FastifyRequest): ProblemDetail[] {
  if (request.routeOptions.config.ownValidator === true) return [];
  const problems = parts.flatMap(({ part, name }) => {
    const schema: unknown = request.routeOptions.schema?.[part];
    if (typeof schema !== 'object' || schema === null) return [];
    const value = valueOf(request, part);
    const compile = isLarge(value, schema, request.server) ? compileQuick : compileThorough;
    const validate = compile(schema, request.server);
    if (validate(value)) return [];
    return tell(validate.errors ?? [], name);
  });
  return problems.slice(0, mostProblems);
}

function valueOf(request: FastifyRequest, part: (typeof parts)[number]['part']): unknown {
  if (part === 'params') return request.params;
  if (part === 'querystring') return request.query;
  if (part === 'headers') return request.headers;
  return request.body ?? null;
}

/**
 * One problem per mistake; where a value fits none of several alternatives, one problem that names
 * them all.
 */
function tell(errors: readonly ErrorObject[], name: ProblemDetail['in'] & string): ProblemDetail[] {
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  const kept = errors.filter((error) => !isUnion(error) && !isBesideThePoint(error));
  const problems = new Map<string, ProblemDetail>();
  for (const error of kept.length === 0 ? errors : kept) {
    const pointer = pointerOf(error);
    const key = unions.has(pointer) ? pointer : `${pointer} ${problems.size}`;
    const alternatives = problems.get(key)?.detail;
    const detail =
      alternatives === undefined ? detailOf(error) : `${alternatives}, or ${detailOf(error)}`;
    problems.set(key, { in: name, pointer, detail });
    if (problems.size > mostProblems) break;
  }
  return [...problems.values()];
}

function isUnion(error: ErrorObject): boolean {
  return error.keyword === 'anyOf' || (error.keyword === 'oneOf' && choiceOf(error).length === 0);
}

/**
 * The members of which exactly one must be present: `oneOf: [{ required: ['a'] }, { required: ['b']
 * }]`.
 */
function choiceOf({ keyword, schema }: ErrorObject): string[] {
  const branches: unknown = schema;
  if (keyword !== 'oneOf' || !Array.isArray(branches)) return [];
  return branches.flatMap((branch: JsonSchema) => branch.required ?? []);
}

/**
 * `if`, `propertyNames` and the branches of a choice only repeat it, and nobody wants to hear that `null` or nothing
 * would do.
 */
function isBesideThePoint({ keyword, params, schemaPath }: ErrorObject): boolean {
  if (keyword === 'propertyNames') return true;
  const allowed: unknown = params['allowedValues'];
  const isEmptyText = Array.isArray(allowed) && allowed.length === 1 && allowed[0] === '';
  const isBranch = /\/oneOf\/\d+\/required$/.test(schemaPath);
  return (
    keyword === 'if' || (keyword === 'type' && params['type'] === 'null') || isEmptyText || isBranch
  );
}

function pointerOf({ instancePath, params, propertyName }: ErrorObject): string {
  const name: unknown = params['missingProperty'] ?? propertyName;
  if (typeof name !== 'string') return instancePath;
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function detailOf(error: ErrorObject): string {
  const detail = valueDetail(error);
  return error.propertyName === undefined ? detail : `is no name that may stand here: ${detail}`;
}

function valueDetail(error: ErrorObject): string {
  const { keyword, params, message } = error;
  const allowed: unknown = params['allowedValues'];
  const choice = choiceOf(error).map((name) => JSON.stringify(name));
  if (keyword === 'required') return 'is required';
  if (keyword === 'type') return `must be ${[params['type']].flat().join(' or ')}`;
  if (choice.length > 0) return `must have exactly one of ${choice.join(', ')}`;
  if (!Array.isArray(allowed)) return message ?? 'is invalid';
  return `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`;
}
