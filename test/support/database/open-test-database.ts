import { onTestFinished } from 'vitest';
import type { DriverModules } from '../../../src/runtime/database/driver.ts';
import {
  openDatabase,
  type Database,
  type DatabaseOptions,
  type PartialDatabaseSettings,
} from '../../../src/runtime/database/open-database.ts';
import type { Dialect } from '../../../src/runtime/database/table.ts';
import { testDatabase } from '../servers/test-database.ts';

/** Every dialect, as a project has them that can run on all. */
export const allDrivers: DriverModules = {
  mysql: () => import('../../../src/runtime/database/mysql/open-mysql.ts'),
  postgres: () => import('../../../src/runtime/database/postgres/open-postgres.ts'),
  sqlite: () => import('../../../src/runtime/database/sqlite/open-sqlite.ts'),
};

/** For suites that run on each. */
export const allDialects = ['sqlite', 'mysql', 'postgres'] as const satisfies readonly Dialect[];

/** An empty database of the test's own, open until its end. Undefined where this machine has no server. */
export async function openTestDatabase(
  dialect: Dialect,
  settings: Partial<PartialDatabaseSettings> = {},
  options: Partial<DatabaseOptions> = {},
): Promise<Database | undefined> {
  const url = dialect === 'sqlite' ? 'sqlite::memory:' : await testDatabase(dialect);
  if (url === undefined) return undefined;
  const database = await openDatabase({ url, ...settings }, { drivers: allDrivers, ...options });
  onTestFinished(async () => database.close());
  return database;
}
