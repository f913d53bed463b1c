import type { FastifyInstance } from 'fastify';
import { holdsSchema } from './json-schema.ts';
import { asSchema, schemaResolver } from './schema-resolver.ts';

const mostPlaces = 5_000;

/**
 * Whether a value can be wrong in more places than are worth looking for all of them: each value in
 * it is one, and so is each member that an object lacks. What Ajv takes for all mistakes grows
 * faster than their number.
 */
export function isLarge(value: unknown, schema: object, server: FastifyInstance): boolean {
  const missing = mostMissing(schema, server);
  const waiting = [value];
  let places = 0;
  for (const next of waiting) {
    places += 1;
    if (typeof next === 'object' && next !== null) {
      const members: unknown[] = Object.values(next);
      places += missing;
      if (places + members.length > mostPlaces) return true;
      waiting.push(...members);
    }
    if (places > mostPlaces) return true;
  }
  return false;
}

const known = new WeakMap<object, number>();

/** How many members an object may lack that is of a type behind this schema. */
function mostMissing(schema: object, server: FastifyInstance): number {
  let most = known.get(schema);
  if (most !== undefined) return most;
  most = 0;
  holdsSchema(asSchema(schema), schemaResolver(server), ({ required = [] }) => {
    most = Math.max(most ?? 0, required.length);
    return false;
  });
  known.set(schema, most);
  return most;
}
