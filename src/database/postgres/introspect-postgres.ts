import type { IntrospectOptions, Introspection } from '../introspection.ts';

/** Reads the catalogue of a PostgreSQL server. */
export async function introspectPostgres(_url: string, _options: IntrospectOptions): Promise<Introspection> {
  return { diagnostics: [] };
}
