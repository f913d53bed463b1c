import type { IntrospectOptions, Introspection } from '../introspection.ts';

/** Reads the catalogue of a MySQL or MariaDB server. */
export async function introspectMysql(_url: string, _options: IntrospectOptions): Promise<Introspection> {
  return { diagnostics: [] };
}
