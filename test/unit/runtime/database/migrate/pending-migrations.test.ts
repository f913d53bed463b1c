import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyMigrations } from '../../../../../src/runtime/database/migrate/apply-migrations.ts';
import { pendingMigrations } from '../../../../../src/runtime/database/migrate/pending-migrations.ts';
import { openDatabase } from '../../../../../src/runtime/database/open-database.ts';
import { defaultDatabaseSettings } from '../../../../../src/runtime/database/settings.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

describe('the migrations that a database lacks', () => {
  it('are all in an empty one, none after they were applied, and then those that came since', async () => {
    const folder = join(temporaryFolder('pending'), 'migrations');
    const write = (name: string): void => {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'up.sql'), `create table ${name.split('_').at(-1)} (id integer);`);
    };
    const drivers = {
      sqlite: async () => import('../../../../../src/runtime/database/sqlite/open-sqlite.ts'),
    };
    const settings = { ...defaultDatabaseSettings, url: 'sqlite::memory:' };
    const database = await openDatabase(settings, { drivers });
    const source = { folder: pathToFileURL(folder), dialect: 'sqlite' } as const;
    const names = async (): Promise<string[]> =>
      (await pendingMigrations(database, source)).map(({ name }) => name);
    try {
      expect(await names()).toEqual([]);
      write('20260101000000_a');
      write('20260102000000_b');
      expect(await names()).toEqual(['a', 'b']);
      const { rows } = await database.session.run(`select 1 from sqlite_schema`, []);
      expect(rows, 'looking changes nothing').toEqual([]);
      await applyMigrations(database, { ...source, settings, drivers });
      expect(await names()).toEqual([]);
      write('20260103000000_c');
      expect(await names()).toEqual(['c']);
      expect(await pendingMigrations(database, { ...source, dialect: 'mysql' })).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
