import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { readMigrationName, type Migration } from './migration.ts';

/** The migrations of a folder, oldest first; none where there is no such folder. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  if (!existsSync(base)) return [];
  const migrations: Migration[] = [];
  for (const entry of (await readdir(base)).toSorted()) {
    const named = readMigrationName(entry);
    if (named === undefined) continue;
    const up = await readText(new URL(`${entry}/up.sql`, base));
    const down = new URL(`${entry}/down.sql`, base);
    migrations.push({
      ...named,
      // A checkout with other line ends is the same migration.
      checksum: hash('sha256', up.replaceAll('\r\n', '\n')),
      up,
      down: existsSync(down) ? await readText(down) : null,
    });
  }
  return migrations;
}

/** Without the mark that some editors put in front, which no database takes. */
async function readText(file: URL): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
}
