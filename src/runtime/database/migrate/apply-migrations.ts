import type { DriverModules } from '../driver.ts';
import type { DatabaseLog } from '../database-log.ts';
import type { Database } from '../open-database.ts';
import type { DatabaseSettings } from '../settings.ts';
import { sessionConnection, withDriverConnection } from './driver-connection.ts';
import { migrateUp } from './migrate-up.ts';
import { MigrationError, MigrationLockedError, type MigrationProblem } from './migration.ts';
import type { MigrationConnection } from './migration-connection.ts';
import { readOwnMigrations, type MigrationSource } from './read-own-migrations.ts';

/** Which migrations a service applies when it starts. */
export interface ApplyOptions extends MigrationSource {
  readonly settings: DatabaseSettings;
  readonly drivers: DriverModules;
  readonly log?: DatabaseLog;
}

/** Migrations that could not be applied. Says in full sentences what is to be done. */
export class MigrationsRefusedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationsRefusedError';
  }
}

/**
 * Applies the migrations of a folder that the database does not have yet, with the same table, checksums and lock as
 * `apigen migrate up`. Throws {@link MigrationsRefusedError}.
 */
export async function applyMigrations(database: Database, options: ApplyOptions): Promise<void> {
  const { settings, drivers, log } = options;
  const { session } = database;
  const { dialect } = session;
  const migrations = await readOwnMigrations(options, dialect);
  if (migrations.length === 0) return;
  const apply = async (connection: MigrationConnection): Promise<void> => {
    const { problems } = await migrateUp(connection, migrations, {
      clock: { now: () => new Date().toISOString(), monotonic: () => performance.now() },
      onApplied: ({ version, name }, duration) =>
        log?.info(
          { migration: `${version}_${name}`, duration: Math.round(duration) },
          'a migration is applied',
        ),
    });
    if (problems.length > 0) throw new MigrationsRefusedError(problems.map(sentence).join('\n'));
  };
  try {
    const load = drivers[dialect];
    if (dialect === 'sqlite' || load === undefined) return await apply(sessionConnection(session));
    const { openDriver } = await load();
    // A migration may take longer than any statement of the service.
    const driver = openDriver({
      ...options,
      url: settings.url,
      settings: { ...settings, statementTimeout: 0 },
      tables: [],
    });
    await withDriverConnection(driver, apply);
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  if (error instanceof MigrationLockedError)
    return new MigrationsRefusedError(
      'Another process applies migrations, and did not end in time.',
    );
  if (!(error instanceof MigrationError)) return error;
  const { migration, line, message } = error;
  return new MigrationsRefusedError(
    `The migration ${migration.version}_${migration.name} failed in line ${line} of up.sql: ${message}`,
    { cause: error },
  );
}

const reasons: Readonly<Record<MigrationProblem['kind'], string>> = {
  changed: 'was changed after it was applied',
  missing: 'is applied, but its folder is gone',
  late: 'is older than others that are applied already',
  stopped: 'was stopped in the middle',
  transaction: 'begins or ends a transaction',
};

function sentence({ kind, version, name }: MigrationProblem): string {
  return `The migration ${version}_${name} ${reasons[kind]}: see "apigen migrate status".`;
}
