import { fileURLToPath } from 'node:url';

/** The path, with `/` separators, of a file or folder beside a module: `modulePath('..', import.meta.url)`. */
export function modulePath(relative: string, moduleUrl: string): string {
  return fileURLToPath(new URL(relative, moduleUrl))
    .replaceAll('\\', '/')
    .replace(/(?<=.)\/$/, '');
}
