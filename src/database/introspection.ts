import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DatabaseSchema } from './schema.ts';

/** How a live database is read. */
export interface IntrospectOptions {
  /**
   * The only schema (MySQL: database) that is read. Without it PostgreSQL is read whole. Tables that the connection
   * reaches without a schema have the schema null, the others their schema's name; all of MySQL have null.
   */
  readonly schema?: string;
  /** How long connecting, and each question after it, may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a database holds; the schema is absent exactly when a diagnostic is an error. */
export interface Introspection {
  readonly schema?: DatabaseSchema;
  readonly diagnostics: readonly Diagnostic[];
}

/** What files of DDL declare: as far as they could be understood. */
export interface DdlReading {
  readonly schema: DatabaseSchema;
  readonly diagnostics: readonly Diagnostic[];
}
