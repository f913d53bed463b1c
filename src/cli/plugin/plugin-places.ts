import { isDeviceName } from '../../base/device-name.ts';
import { isProjectPath } from '../../workspace/project-path.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';

/** Which paths of a project are still free for plugins. */
export interface PluginPlaces {
  /** Takes a path for a plugin; gives the reason, as the middle of a sentence, where it may not have it. */
  readonly take: (path: string, plugin: string) => string | undefined;
}

/** Starts with what apigen writes itself and with what it reads. */
export function createPluginPlaces(files: readonly VirtualFile[], inputs: readonly string[]): PluginPlaces {
  // Many file systems hold names that differ in case or composition as one.
  const owners = new Map<string, string>();
  const folders = new Map<string, string>();
  const add = (path: string, owner: string): void => {
    owners.set(fold(path), owner);
    for (const folder of foldersOf(fold(path))) folders.set(folder, owner);
  };
  for (const { path } of files) add(path, 'apigen itself writes it');
  for (const path of inputs) add(path, 'apigen reads it');
  return {
    take: (path, plugin) => {
      const taken = reserved(path, plugin) ?? owners.get(fold(path)) ?? folders.get(fold(path));
      const blocked = foldersOf(fold(path)).map((folder) => owners.get(folder));
      const reason = taken ?? blocked.find((owner) => owner !== undefined);
      if (reason === undefined) add(path, `the plugin "${plugin}" gives a file there already`);
      return reason;
    },
  };
}

function reserved(path: string, plugin: string): string | undefined {
  if (!isProjectPath(path)) return 'that is not a place inside the project where files may be written';
  if (path.split('/').some(isUnportable)) return 'not every system can hold a file of that name';
  const folded = fold(path);
  const own = `src/gen/plugin/${plugin}/`;
  if (/^(?:src|test)\/gen\//.test(folded) && !path.startsWith(own))
    return `below "src/gen" and "test/gen" a plugin may only write into "${own}"`;
  if (folded.split('/').includes('node_modules')) return "what is installed is nobody's to generate";
  return undefined;
}

/** Whether Windows has no file of that name: some characters, names of devices, and what it cuts off at the end. */
function isUnportable(name: string): boolean {
  return /[<>:"|?*]|[. ]$/.test(name) || isDeviceName(name.split('.')[0] ?? '');
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
