import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path, with `/` separators, of a file or folder beside a module: `modulePath('..', import.meta.url)`. */
export function modulePath(relative: string, moduleUrl: string): string {
  return fileURLToPath(new URL(relative, moduleUrl))
    .replaceAll('\\', '/')
    .replace(/(?<=.)\/$/, '');
}

/** The address under which the module at an absolute path is imported. */
export function moduleAddress(path: string): string {
  return pathToFileURL(path).href;
}
