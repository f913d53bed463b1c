import type { FastifyInstance } from 'fastify';
import { isLocalEnvironment } from '../../config-schema.ts';
import type { ServiceConfig } from '../../config-types.ts';
import type { Check } from '../../health.ts';
import { StartError } from '../../start-error.ts';
import { DatabaseError } from '../database-error.ts';
import { showDatabaseMetrics } from '../database-metrics.ts';
import {
  applyMigrations,
  MigrationsRefusedError,
  type ApplyOptions,
} from '../migrate/apply-migrations.ts';
import { pendingMigrations } from '../migrate/pending-migrations.ts';
import type { DatabaseLog } from '../database-log.ts';
import type { Database, PartialDatabaseSettings } from '../open-database.ts';
import { defaultDatabaseSettings, type DatabaseSettings } from '../settings.ts';

/** A database with its models, as `src/gen/database.ts` opens them. */
export interface OpenModels {
  readonly database: Database;
  close(): Promise<void>;
}

/** What a service with models brings along. */
export interface ModelParts<Opened extends OpenModels> {
  readonly open: (
    settings: PartialDatabaseSettings,
    options: { readonly log: DatabaseLog },
  ) => Promise<Opened>;
  /** The migrations of the project, and the database that they are written for. */
  readonly migrations: Pick<ApplyOptions, 'folder' | 'dialect' | 'drivers'>;
  /** The statements that make the tables in SQLite; absent where the service cannot run on it. */
  readonly sqliteTables?: () => Promise<readonly string[]>;
}

/**
 * Opens the database of the configuration, and closes it behind the last request. Where no address is configured,
 * development and tests run on SQLite in memory, with empty tables.
 */
export async function useModels<Opened extends OpenModels>(
  app: FastifyInstance,
  { database: settings, environment }: ServiceConfig,
  parts: ModelParts<Opened>,
): Promise<Opened> {
  const url = settings?.url;
  const isInMemory = url === undefined && isLocalEnvironment(environment);
  if (url === undefined && (!isInMemory || parts.sqliteTables === undefined))
    throw new StartError(
      'There is no database to run on. Set DATABASE_URL, or database.url in the configuration.',
    );
  const complete = { ...defaultDatabaseSettings, ...settings, url: url ?? 'sqlite::memory:' };
  const opened = await open(complete, app, parts);
  // Registered before what the context opens is, so that it is closed after it.
  app.addHook('onClose', async () => opened.close());
  app.addHook('onReady', async () => showDatabaseMetrics(app.metrics, opened.database));
  if (isInMemory) await makeTables(opened.database, app, parts);
  else if (settings?.migrate ?? environment === 'development')
    await migrate(opened.database, complete, app, parts.migrations);
  // Not before it listens: a database that takes its time does not keep the service from starting.
  else app.addHook('onListen', async () => tellPending(opened.database, app, parts.migrations));
  return opened;
}

/** For `/readyz`: throws when the database does not answer. */
export function databaseCheck({ database }: OpenModels): { readonly database: Check } {
  return { database: async (signal) => database.check(signal) };
}

async function open<Opened extends OpenModels>(
  settings: PartialDatabaseSettings,
  app: FastifyInstance,
  parts: ModelParts<Opened>,
): Promise<Opened> {
  try {
    return await parts.open(settings, { log: app.log });
  } catch (error) {
    if (error instanceof DatabaseError) throw new StartError(error.message);
    throw error;
  }
}

async function migrate(
  database: Database,
  settings: DatabaseSettings,
  app: FastifyInstance,
  migrations: Pick<ApplyOptions, 'folder' | 'dialect' | 'drivers'>,
): Promise<void> {
  try {
    await applyMigrations(database, { ...migrations, settings, log: app.log });
  } catch (error) {
    await database.close(0);
    if (error instanceof MigrationsRefusedError) throw new StartError(error.message);
    throw error;
  }
}

/** Whatever applies the migrations elsewhere may have forgotten to. */
async function tellPending(
  database: Database,
  app: FastifyInstance,
  migrations: Pick<ApplyOptions, 'folder' | 'dialect'>,
): Promise<void> {
  try {
    const pending = await pendingMigrations(database, migrations);
    if (pending.length === 0) return;
    app.log.warn(
      { migrations: pending.map(({ version, name }) => `${version}_${name}`) },
      'The database lacks migrations of this service: apply them with "apigen migrate up", or let the service do it at its start with database.migrate.',
    );
  } catch (error) {
    // Its user may not look there, and the database may be the business of another tool.
    app.log.debug({ err: error }, 'Which migrations the database has cannot be told.');
  }
}

async function makeTables<Opened extends OpenModels>(
  { session }: Database,
  app: FastifyInstance,
  { sqliteTables }: ModelParts<Opened>,
): Promise<void> {
  for (const statement of (await sqliteTables?.()) ?? []) await session.run(statement, []);
  app.log.warn(
    'No DATABASE_URL is set, so the service runs on SQLite in memory: what it stores is gone when it ends.',
  );
}
