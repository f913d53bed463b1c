import { joinPath } from '../../base/path.ts';
import { readConfiguredUrl } from '../../config/read-configured-url.ts';
import { dialectOf } from '../../database/database-url.ts';
import type { Dialect } from '../../database/dialect.ts';
import type { FileSystem, Host } from '../../host/ports.ts';

const variable = 'DATABASE_URL';

/**
 * The address of the database, from where it is found first: the command line, `DATABASE_URL`, the same in the `.env` of
 * the project or of the working directory, the configuration of the project. One that the project has for another kind
 * of database is passed over; one that the user set now is not.
 */
export async function findDatabaseUrl(
  given: string | undefined,
  dialect: Dialect,
  root: string | undefined,
  { files, environment }: Host,
): Promise<string | undefined> {
  const set = given ?? nonEmpty(environment.variable(variable));
  if (set !== undefined) return set;
  const folders = [...new Set([root, environment.workingDirectory])].filter((folder) => folder !== undefined);
  for (const folder of folders) {
    const found = await readDotEnv(files, joinPath(folder, '.env'));
    if (found !== undefined && isOf(found, dialect)) return found;
  }
  const configured = root === undefined ? undefined : await readConfiguredUrl(files, root);
  return configured !== undefined && isOf(configured, dialect) ? configured : undefined;
}

function isOf(url: string, dialect: Dialect): boolean {
  const own = dialectOf(url);
  return own === undefined || own === dialect;
}

async function readDotEnv(files: FileSystem, path: string): Promise<string | undefined> {
  if ((await files.kind(path)) !== 'file') return undefined;
  const text = new TextDecoder().decode(await files.read(path));
  const line = /^[ \t]*(?:export[ \t]+)?DATABASE_URL[ \t]*=[ \t]*(.*)$/m.exec(text)?.[1]?.trim() ?? '';
  const quoted = /^(["'`])([^]*?)\1/.exec(line)?.[2];
  return nonEmpty(quoted ?? line.replace(/\s+#.*$/, ''));
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
