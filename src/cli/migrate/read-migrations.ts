import { hashText } from '../../base/hash.ts';
import { joinPath } from '../../base/path.ts';
import { readMigrationName, type Migration } from '../../runtime/database/migrate/migration.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Checked } from '../../diagnostics/result.ts';
import type { FileSystem } from '../../host/ports.ts';
import {
  migrationFileMissing,
  migrationNameOdd,
  migrationNotUtf8,
  migrationVersionTwice,
} from './migrate-diagnostics.ts';

/** The migrations of a folder, oldest first; none where there is no such folder. All that is wrong is told at once. */
export async function readMigrations(
  files: FileSystem,
  folder: string,
): Promise<Checked<readonly Migration[]>> {
  const migrations: Migration[] = [];
  const diagnostics: Diagnostic[] = [];
  if ((await files.kind(folder)) !== 'directory') return { value: [], diagnostics };
  for (const entry of await files.list(folder)) {
    const path = joinPath(folder, entry);
    if ((await files.kind(path)) !== 'directory') continue;
    const named = readMigrationName(entry);
    if (named === undefined) {
      if (/^\d/.test(entry)) diagnostics.push(report(migrationNameOdd, { folder: entry }));
      continue;
    }
    const up = await readText(files, joinPath(path, 'up.sql'), `${entry}/up.sql`);
    const down = await readText(files, joinPath(path, 'down.sql'), `${entry}/down.sql`);
    if (up === null) diagnostics.push(report(migrationFileMissing, { folder: entry, file: 'up.sql' }));
    diagnostics.push(...[up, down].filter((text) => typeof text === 'object' && text !== null));
    if (typeof up !== 'string' || (typeof down !== 'string' && down !== null)) continue;
    migrations.push({ ...named, checksum: hashText(up), up, down });
  }
  return { value: migrations, diagnostics: [...diagnostics, ...twice(migrations)] };
}

async function readText(files: FileSystem, path: string, shown: string): Promise<string | Diagnostic | null> {
  if ((await files.kind(path)) === undefined) return null;
  try {
    // Without the mark that some editors put in front, which no database takes.
    return new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path));
  } catch (error) {
    if (error instanceof TypeError) return report(migrationNotUtf8, { path: shown });
    throw error;
  }
}

function twice(migrations: readonly Migration[]): Diagnostic[] {
  return [...Map.groupBy(migrations, ({ version }) => version).values()].flatMap(([first, second]) =>
    first === undefined || second === undefined
      ? []
      : [report(migrationVersionTwice, { first: folderOf(first), second: folderOf(second) })],
  );
}

/** What the folder of a migration is called. */
export function folderOf({ version, name }: Pick<Migration, 'version' | 'name'>): string {
  return `${version}_${name}`;
}
