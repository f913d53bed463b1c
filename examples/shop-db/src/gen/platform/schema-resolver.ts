import type { FastifyInstance } from 'fastify';
import type { JsonSchema } from './json-schema.ts';

/** Finds what a `$ref` to a shared schema names: `User#`. */
export function schemaResolver(app: FastifyInstance): (ref: string) => JsonSchema {
  return (ref) => asSchema(app.getSchema(ref.replace(/#$/, '')));
}

/** Whatever Fastify holds as a schema, as one; `true` and its like say nothing about types. */
export function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? value : {};
}
