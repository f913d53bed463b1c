import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { compareText } from '../base/order.ts';
import { parentPath } from '../base/path.ts';
import { HostError, type EntryKind, type FileSystem, type WriteOptions } from './ports.ts';

/**
 * Files on the disk. The calls are synchronous inside: for thousands of small files that is several times as fast as
 * the thread pool, and a command line has nothing else to do meanwhile.
 */
export function createNodeFileSystem(): FileSystem {
  return {
    read: (path) => attempt(path, () => readFileSync(path)),
    write: (path, content, options = {}) => attempt(path, () => writeFile(path, content, options)),
    mode: (path) => attempt(path, () => statSync(path).mode & 0o777),
    kind: (path) => attempt(path, () => entryKind(path)),
    realPath: (path) => attempt(path, () => realpathSync.native(path).replaceAll('\\', '/')),
    list: (path) => attempt(path, () => readdirSync(path).toSorted(compareText)),
    makeDirectory: (path) => attempt(path, () => makeDirectory(path)),
    rename: (from, to) => attempt(to, () => renameSync(from, to)),
    removeFile: (path) => attempt(path, () => unlinkSync(path)),
    removeEmptyDirectory: (path) => attempt(path, () => removeIfEmpty(path)),
    removeTree: (path) => attempt(path, () => rmSync(path, { recursive: true, force: true })),
  };
}

function writeFile(
  path: string,
  content: string | Uint8Array,
  { mode, exclusive = false, isDurable = false }: WriteOptions,
): void {
  writeFileSync(path, content, {
    // Said although it is the default: Node has a shorter way for text of which it is said.
    encoding: 'utf8',
    flag: exclusive ? 'wx' : 'w',
    flush: isDurable,
    ...(mode === undefined ? {} : { mode }),
  });
  // The system takes bits away from new files.
  if (mode !== undefined && (statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
}

function entryKind(path: string): EntryKind | undefined {
  try {
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return undefined;
    if (entry.isFile()) return 'file';
    if (entry.isDirectory()) return 'directory';
    return entry.isSymbolicLink() ? 'link' : 'other';
  } catch (error) {
    // A file where a parent directory was expected, or a name that no file can have: there is nothing.
    if (['ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

/**
 * Makes a folder and its parents one by one. Node's own way never ends where the system says of an existing parent that
 * it does not exist (`/proc`), and says the same of a disk that is read-only.
 */
function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const parent = parentPath(path);
    if (errorCode(error) !== 'ENOENT' || parent === path || entryKind(parent) !== undefined) throw error;
    makeDirectory(parent);
    makeDirectory(path);
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error;
  }
}

async function attempt<Value>(path: string, action: () => Value): Promise<Value> {
  try {
    return action();
  } catch (error) {
    const code = errorCode(error);
    if (code === '') throw error;
    throw new HostError(code, path, error instanceof Error ? error.message : code);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
