import { pathToFileURL } from 'node:url';
import { applyMigrations } from '../../../src/runtime/database/migrate/apply-migrations.ts';
import { openDatabase } from '../../../src/runtime/database/open-database.ts';
import { defaultDatabaseSettings } from '../../../src/runtime/database/settings.ts';
import type { MigrationLab } from './migration-lab.ts';

/** Starts a service's database on the migrations of a lab, as a service does, and closes it again. Gives what it logs. */
export async function startService(lab: MigrationLab, url = serviceUrl(lab)): Promise<string[]> {
  const drivers = {
    sqlite: async () => import('../../../src/runtime/database/sqlite/open-sqlite.ts'),
    mysql: async () => import('../../../src/runtime/database/mysql/open-mysql.ts'),
    postgres: async () => import('../../../src/runtime/database/postgres/open-postgres.ts'),
  };
  const logged: string[] = [];
  const note = (facts: object): void => void logged.push(JSON.stringify(facts));
  const log = { info: note, warn: note, error: note };
  const settings = { ...defaultDatabaseSettings, url };
  const database = await openDatabase(settings, { drivers });
  try {
    const folder = pathToFileURL(`${lab.folder}/migrations`);
    await applyMigrations(database, { folder, dialect: lab.dialect, settings, drivers, log });
    return logged;
  } finally {
    await database.close();
  }
}

function serviceUrl({ dialect, url }: MigrationLab): string {
  return dialect === 'sqlite' ? `sqlite:${url}` : url;
}
