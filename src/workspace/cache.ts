import { hashText } from '../base/hash.ts';
import { joinPath, parentPath } from '../base/path.ts';
import { HostError, type FileSystem } from '../host/ports.ts';
import { recordFolder } from './project-path.ts';

/** Where a project keeps what only saves time: nothing in it is ever needed, and git is told to look away. */
export const cacheFolder = `${recordFolder}/cache`;

/** Reads an entry of the cache; undefined where there is none, or where anybody but {@link writeCache} wrote it. */
export async function readCache(files: FileSystem, root: string, name: string): Promise<string | undefined> {
  try {
    const path = joinPath(root, `${cacheFolder}/${name}`);
    if ((await files.kind(path)) !== 'file') return undefined;
    const text = new TextDecoder().decode(await files.read(path));
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    return text.slice(0, end) === hashText(content) ? content : undefined;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** Writes an entry of the cache, whole or not at all. A disk that does not take it is no failure: it only saves time. */
export async function writeCache(
  files: FileSystem,
  root: string,
  name: string,
  content: string,
): Promise<void> {
  const folder = joinPath(root, cacheFolder);
  try {
    if (!(await isPlain(files, parentPath(folder))) || !(await isPlain(files, folder))) return;
    if ((await files.kind(folder)) === undefined) {
      await files.makeDirectory(folder);
      await files.write(`${folder}/.gitignore`, '*\n');
    }
    await files.write(`${folder}/${name}.new`, `${hashText(content)}\n${content}`);
    await files.rename(`${folder}/${name}.new`, `${folder}/${name}`);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}

/** A link could lead out of the project. */
async function isPlain(files: FileSystem, folder: string): Promise<boolean> {
  const kind = await files.kind(folder);
  return kind === undefined || kind === 'directory';
}
