import { isLocalEnvironment } from '../../config-schema.ts';
import type { ServiceConfig } from '../../config-types.ts';
import { count, flag, group, text, texts, time, type SettingSchema } from '../../setting-schema.ts';
import { defaultDatabaseSettings as defaults, type DatabaseSettings } from '../settings.ts';

declare module '../../config-types.ts' {
  interface ServiceConfig {
    /** Where the database is, and how it is used. Without an address tests and development run on SQLite in memory. */
    readonly database?: Omit<DatabaseSettings, 'url'> & {
      readonly url?: string;
      /** Applies the migrations of the project at the start: in development, unless it is said. */
      readonly migrate?: boolean;
    };
  }
}

/** The section `database` of the configuration. */
export const databaseSection: SettingSchema = group({
  // DATABASE_URL sets it too. It may hold a password, so it stands in no file that is committed.
  url: { type: 'string', minLength: 1 },
  replicas: texts,
  pool: group({
    min: count(defaults.pool.min),
    max: count(defaults.pool.max, 1),
    acquireTimeout: time(defaults.pool.acquireTimeout, 1),
    maxLifetime: time(defaults.pool.maxLifetime, 1),
    idleTimeout: time(defaults.pool.idleTimeout, 1),
  }),
  statementTimeout: time(defaults.statementTimeout),
  slow: time(defaults.slow),
  retries: count(defaults.retries),
  startTimeout: time(defaults.startTimeout),
  ssl: { type: 'string', enum: ['off', 'require', 'verify'], default: defaults.ssl },
  sslAuthority: text(),
  preparedStatements: flag(defaults.preparedStatements),
  migrate: { type: 'boolean' },
});

/** Development and tests may go without an address; nothing else has a database to make up. */
export function databaseProblems({ database, environment }: ServiceConfig): string[] {
  return database?.url === undefined && !isLocalEnvironment(environment)
    ? ['database.url: is missing; set DATABASE_URL.']
    : [];
}
