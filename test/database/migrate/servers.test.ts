import { describe } from 'vitest';
import { migrateSuite } from '../../support/database/migrate-suite.ts';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

describe.each(['mysql', 'postgres'] as const)('apigen migrate on %s', (dialect) => {
  migrateSuite(async (skip) => {
    const url = await testDatabase(dialect);
    return url === undefined
      ? skip('The server is missing on this machine.')
      : new MigrationLab(dialect, url);
  });
});
