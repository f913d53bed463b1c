import { resolvePath } from '../base/path.ts';

/** The file that a URL of SQLite names. A path is meant from `folder`, which need not be where the process runs. */
export function databaseFile(url: string, folder: string): string {
  const path = /^(?:sqlite|file):(?:\/\/)?(?!\/)(.+)$/i.exec(url)?.[1] ?? url;
  const isPath = path !== ':memory:' && !/^[A-Za-z][\w+.-]+:/.test(path);
  return isPath ? resolvePath(folder, path.replaceAll('\\', '/')) : path;
}
