import { joinPath, parentPath, resolvePath } from '../base/path.ts';
import { compareText } from '../base/order.ts';
import type { EntryKind, FileSystem } from './ports.ts';
import { systemFailure } from './system-failure.ts';

/** The operations of a file system that change it; the others only look. */
export type WriteOperation =
  'write' | 'makeDirectory' | 'rename' | 'removeFile' | 'removeEmptyDirectory' | 'removeTree';
/** The operations that only look. */
export type ReadOperation = 'read' | 'list';

/** One entry of the tree in memory. `version` grows with every write, as a modification time does. */
export type MemoryEntry =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly mode: number; readonly version: number }
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string };

/** Called before an operation happens; may throw instead of letting it. */
export type Interceptor = (operation: WriteOperation | ReadOperation, path: string) => void;

/** A file system in memory with the semantics of a real one: parents, kinds, symbolic links, atomic renames, error codes. */
export interface MemoryFileSystem extends FileSystem {
  readonly entries: Map<string, MemoryEntry>;
}

/** Makes an empty tree (with `/`), whose operations go through `intercept` first. */
export function createMemoryFileSystem(intercept: Interceptor): MemoryFileSystem {
  const entries = new Map<string, MemoryEntry>([['/', { kind: 'directory' }]]);
  const tree = new MemoryTree(entries);
  const run = async <Value>(operation: WriteOperation | ReadOperation, path: string, action: () => Value) => {
    intercept(operation, path);
    return action();
  };
  return {
    entries,
    read: (path) => run('read', path, () => tree.read(path)),
    list: (path) => run('list', path, () => tree.list(path)),
    kind: async (path) => tree.kind(path),
    mode: async (path) => tree.mode(path),
    realPath: async (path) => tree.existing(path),
    write: (path, content, { mode, exclusive = false } = {}) =>
      run('write', path, () => tree.write(path, content, mode, exclusive)),
    makeDirectory: (path) => run('makeDirectory', path, () => tree.makeDirectory(path)),
    rename: (from, to) => run('rename', to, () => tree.rename(from, to)),
    removeFile: (path) => run('removeFile', path, () => tree.removeFile(path)),
    removeEmptyDirectory: (path) => run('removeEmptyDirectory', path, () => tree.removeEmptyDirectory(path)),
    removeTree: (path) => run('removeTree', path, () => tree.removeTree(path)),
  };
}

class MemoryTree {
  readonly #entries: Map<string, MemoryEntry>;
  #version = 0;

  constructor(entries: Map<string, MemoryEntry>) {
    this.#entries = entries;
  }

  kind(path: string): EntryKind | undefined {
    const place = this.#place(path);
    return place === undefined ? undefined : this.#entries.get(place)?.kind;
  }

  read(path: string): Uint8Array {
    const real = this.existing(path);
    const entry = this.#entries.get(real);
    if (entry?.kind !== 'file') throw systemFailure('EISDIR', path);
    return entry.bytes;
  }

  mode(path: string): number {
    const entry = this.#entries.get(this.existing(path));
    return entry?.kind === 'file' ? entry.mode : 0o755;
  }

  write(path: string, content: string | Uint8Array, mode: number | undefined, exclusive: boolean): void {
    const place = this.#placeToWrite(path);
    const entry = this.#entries.get(place);
    if (exclusive && entry !== undefined) throw systemFailure('EEXIST', path);
    if (entry?.kind === 'directory') throw systemFailure('EISDIR', path);
    const target = entry?.kind === 'link' ? this.existing(path) : place;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
    this.#version += 1;
    this.#entries.set(target, {
      kind: 'file',
      bytes,
      mode: mode ?? (entry?.kind === 'file' ? entry.mode : 0o644),
      version: this.#version,
    });
  }

  list(path: string): readonly string[] {
    const real = this.existing(path);
    if (this.#entries.get(real)?.kind !== 'directory') throw systemFailure('ENOTDIR', path);
    return this.#children(real).toSorted(compareText);
  }

  makeDirectory(path: string): void {
    const kind = this.#follow(path);
    if (kind === 'directory') return;
    if (kind !== undefined) throw systemFailure('EEXIST', path);
    this.makeDirectory(parentPath(path));
    this.#entries.set(this.#placeToWrite(path), { kind: 'directory' });
  }

  rename(from: string, to: string): void {
    const source = this.#place(from);
    const entry = source === undefined ? undefined : this.#entries.get(source);
    if (source === undefined || entry === undefined) throw systemFailure('ENOENT', from);
    const target = this.#placeToWrite(to);
    const standing = this.#entries.get(target);
    if (standing?.kind === 'directory' && entry.kind !== 'directory') throw systemFailure('EISDIR', to);
    if (standing !== undefined && standing.kind !== 'directory' && entry.kind === 'directory')
      throw systemFailure('ENOTDIR', to);
    if (standing?.kind === 'directory' && this.#children(target).length > 0)
      throw systemFailure('ENOTEMPTY', to);
    const moved = [...this.#entries].filter(([path]) => path === source || path.startsWith(`${source}/`));
    for (const [path] of moved) this.#entries.delete(path);
    for (const [path, value] of moved) this.#entries.set(target + path.slice(source.length), value);
  }

  removeFile(path: string): void {
    const place = this.#place(path);
    const entry = place === undefined ? undefined : this.#entries.get(place);
    if (place === undefined || entry === undefined) throw systemFailure('ENOENT', path);
    if (entry.kind === 'directory') throw systemFailure('EISDIR', path);
    this.#entries.delete(place);
  }

  removeEmptyDirectory(path: string): void {
    const place = this.#place(path);
    if (place === undefined || this.#entries.get(place)?.kind !== 'directory') return;
    if (this.#children(place).length === 0) this.#entries.delete(place);
  }

  removeTree(path: string): void {
    const place = this.#place(path);
    if (place === undefined) return;
    for (const key of this.#entries.keys())
      if (key === place || key.startsWith(`${place}/`)) this.#entries.delete(key);
  }

  /** The path with all links resolved; fails with `ENOENT` when there is nothing. */
  existing(path: string): string {
    const real = this.#real(resolvePath('/', path));
    if (real === undefined) throw systemFailure('ENOENT', path);
    return real;
  }

  /** The same of a normalized path; undefined when there is nothing. */
  #real(path: string, hops = 0): string | undefined {
    const place = this.#placeOf(path, hops);
    const entry = place === undefined ? undefined : this.#entries.get(place);
    if (place === undefined || entry?.kind !== 'link') return entry === undefined ? undefined : place;
    if (hops > 40) throw systemFailure('ELOOP', path);
    return this.#real(resolvePath(parentPath(place), entry.target), hops + 1);
  }

  /** Where an entry stands with the links of its folders resolved, but not its own; undefined when a folder is missing. */
  #place(path: string): string | undefined {
    return this.#placeOf(resolvePath('/', path), 0);
  }

  #placeOf(path: string, hops: number): string | undefined {
    if (path === '/') return path;
    const folder = this.#real(parentPath(path), hops);
    if (folder === undefined || this.#entries.get(folder)?.kind !== 'directory') return undefined;
    return joinPath(folder, path.slice(path.lastIndexOf('/') + 1));
  }

  #placeToWrite(path: string): string {
    const place = this.#place(path);
    if (place !== undefined) return place;
    throw systemFailure(this.#follow(parentPath(path)) === undefined ? 'ENOENT' : 'ENOTDIR', path);
  }

  #follow(path: string): EntryKind | undefined {
    const real = this.#real(resolvePath('/', path));
    return real === undefined ? undefined : this.#entries.get(real)?.kind;
  }

  #children(folder: string): string[] {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const names: string[] = [];
    for (const path of this.#entries.keys()) {
      const isChild = path.startsWith(prefix) && path !== '/' && !path.includes('/', prefix.length);
      if (isChild) names.push(path.slice(prefix.length));
    }
    return names;
  }
}
