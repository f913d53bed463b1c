import { assertNever } from '../base/assert-never.ts';
import type { Source } from '../base/source.ts';
import type { Dialect } from './dialect.ts';
import type { DdlReading } from './introspection.ts';

/**
 * Reads what DDL files would create, in the order given, without a server. Nothing of it is executed on anything of the
 * user's. Tables of `own`, a database of MySQL, are named without it; for the others it means nothing.
 */
export async function readDdl(
  dialect: Dialect,
  sources: readonly Source[],
  own?: string,
): Promise<DdlReading> {
  switch (dialect) {
    case 'mysql': {
      const { readMysqlDdl } = await import('./ddl/mysql/read-mysql-ddl.ts');
      return readMysqlDdl(sources, own);
    }
    case 'postgres': {
      const { readPostgresDdl } = await import('./ddl/postgres/read-postgres-ddl.ts');
      return readPostgresDdl(sources);
    }
    case 'sqlite': {
      const { readSqliteDdl } = await import('./ddl/sqlite/read-sqlite-ddl.ts');
      return readSqliteDdl(sources);
    }
    default:
      return assertNever(dialect);
  }
}
