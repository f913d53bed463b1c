import { hashBytes } from '../base/hash.ts';
import { baseName, isInside, joinPath, parentPath } from '../base/path.ts';
import { HostError, type FileSystem } from '../host/ports.ts';

/** What stands at a path of the project. */
export type DiskEntry =
  | { readonly kind: 'file'; readonly hash: string }
  /** A directory, a symbolic link, a socket … */
  | { readonly kind: 'not-a-file' }
  /** A symbolic link on the way leaves the project. */
  | { readonly kind: 'outside'; readonly exists: boolean }
  /** Nothing with this name, but something that differs from it in case only: `path` is its name. */
  | { readonly kind: 'case-variant'; readonly path: string };

/** What stands at the paths that a run cares about; a path without an entry is free. */
export type Disk = ReadonlyMap<string, DiskEntry>;

/** Looks at the given paths of the project at `root`, listing each folder once. */
export async function readDisk(files: FileSystem, root: string, paths: Iterable<string>): Promise<Disk> {
  const reader = new DiskReader(files, root);
  const disk = new Map<string, DiskEntry>();
  for (const path of paths) {
    const entry = await reader.entry(path);
    if (entry !== undefined) disk.set(path, entry);
  }
  return disk;
}

type Folder =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-directory' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'case-variant'; readonly path: string }
  /** Lower-cased name → the name. */
  | {
      readonly kind: 'directory';
      readonly names: ReadonlySet<string>;
      readonly folded: ReadonlyMap<string, string>;
    };

class DiskReader {
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #folders = new Map<string, Promise<Folder>>();
  #realRoot: string | undefined;

  constructor(files: FileSystem, root: string) {
    this.#files = files;
    this.#root = root;
  }

  async entry(path: string): Promise<DiskEntry | undefined> {
    const folder = await this.#folder(parentPath(path));
    if (folder.kind === 'missing') return undefined;
    if (folder.kind === 'not-a-directory') return { kind: 'not-a-file' };
    if (folder.kind === 'case-variant')
      return { kind: 'case-variant', path: `${folder.path}/${baseName(path)}` };
    const whole = joinPath(this.#root, path);
    if (folder.kind === 'outside')
      return { kind: 'outside', exists: (await this.#files.kind(whole)) !== undefined };
    if (!folder.names.has(baseName(path))) return caseVariant(folder.folded, path);
    const kind = await this.#files.kind(whole);
    if (kind !== 'file') return kind === undefined ? undefined : { kind: 'not-a-file' };
    return { kind: 'file', hash: hashBytes(await this.#files.read(whole)) };
  }

  #folder(path: string): Promise<Folder> {
    const known = this.#folders.get(path) ?? this.#readFolder(path);
    this.#folders.set(path, known);
    return known;
  }

  async #readFolder(path: string): Promise<Folder> {
    if (path !== '') {
      const parent = await this.#folder(parentPath(path));
      if (parent.kind === 'case-variant') return { ...parent, path: `${parent.path}/${baseName(path)}` };
      if (parent.kind !== 'directory') return parent;
      if (!parent.names.has(baseName(path))) return caseVariant(parent.folded, path) ?? { kind: 'missing' };
    }
    const whole = joinPath(this.#root, path).replace(/(?<=.)\/$/, '');
    const kind = await this.#files.kind(whole);
    if (kind === undefined) return { kind: 'missing' };
    if (kind !== 'directory' && kind !== 'link') return { kind: 'not-a-directory' };
    if (kind === 'link' && path !== '' && !(await this.#isInside(whole))) return { kind: 'outside' };
    return this.#listFolder(whole);
  }

  async #listFolder(whole: string): Promise<Folder> {
    try {
      const names = await this.#files.list(whole);
      return {
        kind: 'directory',
        names: new Set(names),
        folded: new Map(names.map((name) => [name.toLowerCase(), name])),
      };
    } catch (error) {
      if (error instanceof HostError && ['ENOTDIR', 'ENOENT'].includes(error.code))
        return { kind: 'not-a-directory' };
      throw error;
    }
  }

  async #isInside(path: string): Promise<boolean> {
    this.#realRoot ??= await this.#files.realPath(this.#root);
    try {
      return isInside(this.#realRoot, await this.#files.realPath(path));
    } catch (error) {
      // A link to nowhere: whatever it may point to later, it is not followed.
      if (error instanceof HostError) return false;
      throw error;
    }
  }
}

function caseVariant(
  folded: ReadonlyMap<string, string>,
  path: string,
): { readonly kind: 'case-variant'; readonly path: string } | undefined {
  const variant = folded.get(baseName(path).toLowerCase());
  return variant === undefined
    ? undefined
    : { kind: 'case-variant', path: joinPath(parentPath(path), variant) };
}
