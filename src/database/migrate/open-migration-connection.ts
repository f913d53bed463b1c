import { assertNever } from '../../base/assert-never.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { OpenMigrationConnection, OpenMigrationOptions } from './migration-options.ts';

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
