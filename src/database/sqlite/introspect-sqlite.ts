import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readFileUrl } from '../database-url.ts';
import type { Introspection } from '../introspection.ts';
import { openEngine, sqliteFailure } from './open-engine.ts';
import { readSqliteSchema } from './read-sqlite-schema.ts';

/** Reads the structure of an SQLite file, which is opened for reading only. */
export async function introspectSqlite(url: string): Promise<Introspection> {
  const path = readFileUrl(url);
  if (typeof path !== 'string') return { diagnostics: [path] };
  const database = await openEngine(path);
  if ('code' in database) return { diagnostics: [database] };
  try {
    const diagnostics: Diagnostic[] = [];
    const schema = readSqliteSchema(database, (problem) => diagnostics.push(problem));
    return { schema, diagnostics };
  } catch (error) {
    return { diagnostics: [sqliteFailure(error, path)] };
  } finally {
    database.close();
  }
}
