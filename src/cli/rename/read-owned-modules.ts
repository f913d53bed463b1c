import { hashBytes } from '../../base/hash.ts';
import { joinPath } from '../../base/path.ts';
import { settingsFileName } from '../../config/settings.ts';
import type { FileSystem } from '../../host/ports.ts';
import { isModule } from '../../workspace/rename/module-graph.ts';

/** A module that the owner wrote, as it stands on the disk. */
export interface OwnedModule {
  /** With its byte order mark, if it has one. */
  readonly text: string;
  readonly hash: string;
}

const foreignFolders: ReadonlySet<string> = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Every module of the project that apigen does not generate. Hidden folders, installed packages, builds and other
 * projects below this one are left out, links are not followed, and a file that is no text is left alone.
 */
export async function readOwnedModules(
  files: FileSystem,
  root: string,
  isGenerated: (path: string) => boolean,
): Promise<ReadonlyMap<string, OwnedModule>> {
  const modules = new Map<string, OwnedModule>();
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = await files.list(joinPath(root, folder));
    if (folder !== '' && names.includes(settingsFileName)) continue;
    for (const name of names) {
      const path = joinPath(folder, name);
      const kind = await files.kind(joinPath(root, path));
      if (kind === 'directory' && !name.startsWith('.') && !foreignFolders.has(name)) folders.push(path);
      if (kind !== 'file' || !isModule(path) || isGenerated(path)) continue;
      const module = toModule(await files.read(joinPath(root, path)));
      if (module !== undefined) modules.set(path, module);
    }
  }
  return modules;
}

function toModule(bytes: Uint8Array): OwnedModule | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, hash: hashBytes(bytes) };
  } catch {
    return undefined;
  }
}
