import type { MigrationConnection } from '../../runtime/database/migrate/migration-connection.ts';
import type { Dialect } from '../dialect.ts';

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
