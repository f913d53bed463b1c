import { joinPath, resolvePath } from '../../base/path.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import { findProject, readSettings } from '../../config/read-settings.ts';
import { dialectOf } from '../../database/database-url.ts';
import { dialects, type Dialect } from '../../database/dialect.ts';
import { redactUrl } from '../../database/redact-url.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Host } from '../../host/ports.ts';
import { databaseFile } from '../database-file.ts';
import { exitCode } from '../exit-code.ts';
import { findDatabaseUrl } from '../model/find-database-url.ts';
import { failed, type Outcome } from '../outcome.ts';
import { shownFolder } from '../shown-folder.ts';
import { migrateDialectMissing } from './migrate-diagnostics.ts';
import type { MigrateRequest } from './migrate-request.ts';

/** Where migrations are and what they are for. */
export interface MigratePlace {
  /** Absolute: the project, or the working directory outside of one. */
  readonly root: string;
  /** Absolute; need not exist. */
  readonly folder: string;
  /** As seen from the working directory: `migrations`. */
  readonly shownFolder: string;
  /** Of the database, and so of the migrations. */
  readonly dialect: Dialect;
  /** Of files of DDL. */
  readonly ddlDialect: Dialect;
  /** Undefined where nobody named a database. */
  readonly url: string | undefined;
  /** The address without its password. */
  readonly shownUrl: string;
}

/** Finds the folder and the database, inside a project or outside, or gives the outcome that says why not. */
export async function findMigratePlace(request: MigrateRequest, host: Host): Promise<MigratePlace | Outcome> {
  const { workingDirectory } = host.environment;
  const found = await findProject(host.files, workingDirectory);
  const project = typeof found === 'string' ? found : undefined;
  const settings = await readDatabaseSettings(project, host);
  if (settings !== undefined && 'exitCode' in settings) return settings;
  const known = request.dialect ?? settings?.dialect;
  const url = await findUrl(
    request.url,
    [...new Set([known, ...(settings?.dialects ?? dialects)])],
    project,
    host,
  );
  const dialect = request.dialect ?? urlDialect(url, settings) ?? known;
  if (dialect === undefined) return failed(exitCode.usage, [report(migrateDialectMissing, {})]);
  const root = project ?? workingDirectory;
  const folder =
    request.folder === undefined
      ? joinPath(root, migrationsFolder(dialect, settings))
      : resolvePath(workingDirectory, request.folder);
  // A path on the command line is meant from here, one of the project from the project.
  const base = request.url === undefined ? root : workingDirectory;
  return {
    root,
    folder,
    shownFolder: shownFolder(workingDirectory, folder),
    dialect,
    ddlDialect: known ?? dialect,
    url: url === undefined || dialect !== 'sqlite' ? url : databaseFile(url, base),
    shownUrl: url === undefined ? '' : redactUrl(url),
  };
}

async function readDatabaseSettings(
  root: string | undefined,
  { files }: Host,
): Promise<DatabaseSettings | Outcome | undefined> {
  if (root === undefined) return undefined;
  const { value, diagnostics, source } = await readSettings(files, root);
  if (value === undefined) return failed(exitCode.usage, diagnostics, new Map([[source.path, source]]));
  return value.database;
}

async function findUrl(
  given: string | undefined,
  wanted: readonly (Dialect | undefined)[],
  project: string | undefined,
  host: Host,
): Promise<string | undefined> {
  for (const dialect of wanted) {
    const url = dialect === undefined ? undefined : await findDatabaseUrl(given, dialect, project, host);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** What an address is for, where the project runs on that; a path without a scheme is a file of SQLite by its name. */
function urlDialect(url: string | undefined, settings: DatabaseSettings | undefined): Dialect | undefined {
  if (url === undefined) return undefined;
  const isFile = url === ':memory:' || /\.(?:db|sqlite3?)$/i.test(url);
  const found = dialectOf(url) ?? (isFile || settings === undefined ? 'sqlite' : undefined);
  return found === undefined || settings?.dialects.includes(found) === false ? undefined : found;
}

/**
 * Where migrations are in a project: `migrations`, and those of each database in a folder of their own where it runs on
 * several. A service looks for its own in the same places.
 */
function migrationsFolder(dialect: Dialect, settings: DatabaseSettings | undefined): string {
  if (settings === undefined) return 'migrations';
  const isOnSeveral = settings.dialects.some((each) => each !== settings.dialect && each !== 'sqlite');
  return isOnSeveral || dialect !== settings.dialect ? `migrations/${dialect}` : 'migrations';
}
