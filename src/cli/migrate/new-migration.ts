import { readMigrationName, type Migration } from '../../runtime/database/migrate/migration.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { migrationNameInvalid, migrationNameMissing } from './migrate-diagnostics.ts';
import { migrated } from './migrate-outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import { writeMigration } from './write-migration.ts';

/** `new`: an empty pair of files to fill in. */
export async function newMigration(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  { host }: Services,
): Promise<Outcome> {
  const { name } = request;
  if (name === undefined) return failed(exitCode.usage, [report(migrationNameMissing, {})]);
  if (!isMigrationName(name)) return failed(exitCode.usage, [report(migrationNameInvalid, { name })]);
  const texts = {
    name,
    up: '-- What leads to the new state.\n',
    down: '-- What leads back. Undo the statements of up.sql in reverse.\n',
  };
  const files = await writeMigration(texts, place, migrations, host, request.isDryRun);
  return migrated(request, place, { files, nextSteps: ['apigen migrate up'] });
}

/** Whether a text can be part of the name of a folder of a migration. */
export function isMigrationName(name: string): boolean {
  return readMigrationName(`00000000000000_${name}`) !== undefined;
}
