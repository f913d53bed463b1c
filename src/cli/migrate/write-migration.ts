import { joinPath } from '../../base/path.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import type { Host } from '../../host/ports.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrationFile } from './migrate-result.ts';

/** The texts of a migration that is to be written. */
export interface MigrationTexts {
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

/** Writes a migration behind all that are there, unless it is only to be shown. Gives its files. */
export async function writeMigration(
  { name, up, down }: MigrationTexts,
  { folder, shownFolder }: MigratePlace,
  migrations: readonly Migration[],
  { files, clock }: Host,
  isDryRun: boolean,
): Promise<readonly MigrationFile[]> {
  const entry = `${nextVersion(clock.now(), migrations)}_${name}`;
  const texts = { 'down.sql': down, 'up.sql': up };
  if (!isDryRun) {
    await files.makeDirectory(joinPath(folder, entry));
    // The one that makes it a migration comes last.
    for (const [file, content] of Object.entries(texts))
      await files.write(joinPath(folder, `${entry}/${file}`), content, { exclusive: true });
  }
  return (['up.sql', 'down.sql'] as const).map((file) => ({
    path: joinPath(shownFolder, `${entry}/${file}`),
    content: texts[file],
  }));
}

/** The moment as 14 digits; one behind the last where that is later, whatever the clock of its author said. */
function nextVersion(now: string, migrations: readonly Migration[]): string {
  const moment = now.replaceAll(/\D/g, '').slice(0, 14);
  const last = migrations.at(-1)?.version ?? '';
  return last < moment ? moment : String(Number(last) + 1).padStart(14, '0');
}
