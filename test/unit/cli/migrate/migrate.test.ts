import { describe } from 'vitest';
import { migrateSuite } from '../../../support/database/migrate-suite.ts';
import { MigrationLab } from '../../../support/database/migration-lab.ts';

describe('apigen migrate on sqlite', () => {
  migrateSuite(async () => new MigrationLab('sqlite'));
});
