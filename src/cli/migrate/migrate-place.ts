import { joinPath, resolvePath } from '../../base/path.ts';
import { findProject, readSettings } from '../../config/read-settings.ts';
import { dialectOf } from '../../database/database-url.ts';
import { dialects, type Dialect } from '../../database/dialect.ts';
import { redactUrl } from '../../database/redact-url.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Host } from '../../host/ports.ts';
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
  readonly dialect: Dialect;
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
  const wanted = request.dialect ?? (await settingsDialect(project, host));
  if (typeof wanted === 'object') return wanted;
  const url = await findUrl(request.url, wanted, project, host);
  const dialect = wanted ?? (url === undefined ? undefined : (dialectOf(url) ?? 'sqlite'));
  if (dialect === undefined) return failed(exitCode.usage, [report(migrateDialectMissing, {})]);
  const root = project ?? workingDirectory;
  const folder =
    request.folder === undefined
      ? joinPath(root, 'migrations')
      : resolvePath(workingDirectory, request.folder);
  // A path on the command line is meant from here, one of the project from the project.
  const base = request.url === undefined ? root : workingDirectory;
  return {
    root,
    folder,
    shownFolder: shownFolder(workingDirectory, folder),
    dialect,
    url: url === undefined || dialect !== 'sqlite' ? url : fileUrl(url, base),
    shownUrl: url === undefined ? '' : redactUrl(url),
  };
}

async function settingsDialect(
  root: string | undefined,
  { files }: Host,
): Promise<Dialect | Outcome | undefined> {
  if (root === undefined) return undefined;
  const { value, diagnostics, source } = await readSettings(files, root);
  if (value === undefined) return failed(exitCode.usage, diagnostics, new Map([[source.path, source]]));
  return value.database?.dialect;
}

async function findUrl(
  given: string | undefined,
  wanted: Dialect | undefined,
  project: string | undefined,
  host: Host,
): Promise<string | undefined> {
  for (const dialect of wanted === undefined ? dialects : [wanted]) {
    const url = await findDatabaseUrl(given, dialect, project, host);
    if (url !== undefined) return url;
  }
  return undefined;
}

function fileUrl(url: string, folder: string): string {
  const path = /^(?:sqlite|file):(?:\/\/)?(?!\/)(.+)$/i.exec(url)?.[1] ?? url;
  return path === ':memory:' || /^[A-Za-z][\w+.-]+:/.test(path)
    ? path
    : resolvePath(folder, path.replaceAll('\\', '/'));
}
