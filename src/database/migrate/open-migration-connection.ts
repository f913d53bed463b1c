import { assertNever } from '../../base/assert-never.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Dialect } from '../dialect.ts';
import type { MigrationConnection } from '../../runtime/database/migrate/migration-connection.ts';

/** A connection that is ended when the work is done. */
export interface OpenMigrationConnection extends MigrationConnection {
  readonly close: () => Promise<void>;
}

/** How a database is opened to apply migrations. */
export interface OpenMigrationOptions {
  readonly dialect: Dialect;
  readonly url: string;
  /** How long connecting may take, in milliseconds. */
  readonly timeoutMs: number;
  /** What happens to a file of SQLite; only `create` makes one that is not there. */
  readonly access: 'read' | 'write' | 'create';
}

/** Opens a connection of its own, or gives the reason why there is none. The driver is loaded here and not before. */
export async function openMigrationConnection(
  options: OpenMigrationOptions,
): Promise<OpenMigrationConnection | Diagnostic> {
  switch (options.dialect) {
    case 'mysql': {
      const { openMysqlMigrations } = await import('./open-mysql-migrations.ts');
      return openMysqlMigrations(options);
    }
    case 'postgres': {
      const { openPostgresMigrations } = await import('./open-postgres-migrations.ts');
      return openPostgresMigrations(options);
    }
    case 'sqlite': {
      const { openSqliteMigrations } = await import('./open-sqlite-migrations.ts');
      return openSqliteMigrations(options);
    }
    default:
      return assertNever(options.dialect);
  }
}
