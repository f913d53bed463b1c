import { existsSync } from 'node:fs';
import type { Dialect } from '../table.ts';
import type { Migration } from './migration.ts';
import { readMigrations } from './read-migrations.ts';

/** Where the migrations of a service stand. */
export interface MigrationSource {
  /** `migrations` of the project. Those of one kind of database may stand in a folder of its name below. */
  readonly folder: URL;
  /** What the others are written for; they are not applied to another kind. */
  readonly dialect: Dialect;
}

/** The migrations of a service for the kind of database that it runs on, oldest first. */
export async function readOwnMigrations(
  { folder, dialect }: MigrationSource,
  running: Dialect,
): Promise<readonly Migration[]> {
  const own = new URL(`${folder.href.replace(/\/$/, '')}/${running}/`);
  if (existsSync(own)) return readMigrations(own);
  return running === dialect ? readMigrations(folder) : [];
}
