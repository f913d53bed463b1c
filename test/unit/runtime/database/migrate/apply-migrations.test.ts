import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '../../../../../src/runtime/database/migrate/apply-migrations.ts';
import { openDatabase } from '../../../../../src/runtime/database/open-database.ts';
import { defaultDatabaseSettings } from '../../../../../src/runtime/database/settings.ts';
import type { Dialect } from '../../../../../src/runtime/database/table.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

/** The tables of a SQLite in memory after a service that is made for `dialect` has started on these migrations. */
async function tablesAfterStart(paths: readonly string[], dialect: Dialect): Promise<string[]> {
  const folder = join(temporaryFolder('migrations'), 'migrations');
  for (const path of paths) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'up.sql'), `create table ${path.split('_').at(-1)} (id integer);`);
  }
  const drivers = {
    sqlite: async () => import('../../../../../src/runtime/database/sqlite/open-sqlite.ts'),
  };
  const settings = { ...defaultDatabaseSettings, url: 'sqlite::memory:' };
  const database = await openDatabase(settings, { drivers });
  try {
    await applyMigrations(database, { folder: pathToFileURL(folder), dialect, settings, drivers });
    const query = `select name from sqlite_schema where type = 'table' and name not like '%migrations' order by 1`;
    const { rows } = await database.session.run<{ name: string }>(query, []);
    return rows.map(({ name }) => name);
  } finally {
    await database.close();
  }
}

describe('migrations at the start of a service', () => {
  it('applies those that are written for its database', async () => {
    expect(await tablesAfterStart(['20260101000000_a'], 'sqlite')).toEqual(['a']);
  });

  it('applies none that are written for another one', async () => {
    expect(await tablesAfterStart(['20260101000000_a'], 'mysql')).toEqual([]);
  });

  it('prefers those in the folder of its database', async () => {
    const paths = ['sqlite/20260101000000_b', 'mysql/20260101000000_c'];
    expect(await tablesAfterStart(paths, 'mysql')).toEqual(['b']);
  });
});
