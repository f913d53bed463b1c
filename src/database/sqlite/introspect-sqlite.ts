import type { Introspection } from '../introspection.ts';

/** Reads the structure of an SQLite file. */
export async function introspectSqlite(_url: string): Promise<Introspection> {
  return { diagnostics: [] };
}
