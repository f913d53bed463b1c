import { assertNever } from '../base/assert-never.ts';
import type { Dialect } from './dialect.ts';
import type { IntrospectOptions, Introspection } from './introspection.ts';

/** Which database is read, and how long it may take: 10 seconds unless told. */
export interface IntrospectRequest extends Partial<IntrospectOptions> {
  readonly dialect: Dialect;
  /** `mysql://…`, `postgres://…`, `sqlite:path` or the path of a file. */
  readonly url: string;
}

/** Reads the structure of a live database: its catalogue, never a row. The driver is loaded here and not before. */
export async function introspect(request: IntrospectRequest): Promise<Introspection> {
  const { dialect, url, timeoutMs = 10_000, ...rest } = request;
  const options = { ...rest, timeoutMs };
  switch (dialect) {
    case 'mysql': {
      const { introspectMysql } = await import('./mysql/introspect-mysql.ts');
      return introspectMysql(url, options);
    }
    case 'postgres': {
      const { introspectPostgres } = await import('./postgres/introspect-postgres.ts');
      return introspectPostgres(url, options);
    }
    case 'sqlite': {
      const { introspectSqlite } = await import('./sqlite/introspect-sqlite.ts');
      return introspectSqlite(url);
    }
    default:
      return assertNever(dialect);
  }
}
