import type { FastifyRequest } from 'fastify';
import type { ProblemDetail } from './errors.ts';

/** The parts of a request in the order in which Fastify validates them. */
const parts = [
  { part: 'params', name: 'path' },
  { part: 'body', name: 'body' },
  { part: 'querystring', name: 'query' },
  { part: 'headers', name: 'header' },
] as const;

/** A hostile body can be wrong in a million places; nobody reads more than these. */
const limit = 50;

interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: object;
  readonly message?: string;
}

/**
 * Everything that is wrong with a request. Fastify stops at the first part that is invalid; the
 * others are checked here, so that a client learns everything at once.
 */
export function validationProblems(request: FastifyRequest): ProblemDetail[] {
  const problems: ProblemDetail[] = [];
  for (const { part, name } of parts) {
    const validate = request.getValidationFunction(part);
    if (validate === undefined || validate(valueOf(request, part))) continue;
    const errors: readonly SchemaError[] = validate.errors ?? [];
    for (const error of errors) {
      if (!isConsequence(error))
        problems.push({ in: name, pointer: pointerOf(error), detail: detailOf(error) });
      if (problems.length === limit) return problems;
    }
  }
  return problems;
}

function valueOf(request: FastifyRequest, part: (typeof parts)[number]['part']): unknown {
  if (part === 'params') return request.params;
  if (part === 'querystring') return request.query;
  if (part === 'headers') return request.headers;
  return request.body ?? null;
}

// `anyOf` and `if` only repeat what the errors of their branches say, and nobody wants to hear that
// `null` would do.
function isConsequence(error: SchemaError): boolean {
  const isNullBranch =
    error.keyword === 'type' && 'type' in error.params && error.params.type === 'null';
  return error.keyword === 'anyOf' || error.keyword === 'if' || isNullBranch;
}

function pointerOf(error: SchemaError): string {
  if (!('missingProperty' in error.params)) return error.instancePath;
  const name = String(error.params.missingProperty).replaceAll('~', '~0').replaceAll('/', '~1');
  return `${error.instancePath}/${name}`;
}

function detailOf(error: SchemaError): string {
  if (error.keyword === 'required') return 'is required';
  if (
    error.keyword === 'enum' &&
    'allowedValues' in error.params &&
    Array.isArray(error.params.allowedValues)
  ) {
    return `must be one of ${error.params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  return error.message ?? 'is invalid';
}
