import { compareText } from '../base/order.ts';
import { baseName, parentPath, resolvePath } from '../base/path.ts';
import type { EntryKind, FileSystem } from './ports.ts';
import { systemFailure } from './system-failure.ts';

type Entry =
  | { readonly kind: 'gone' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly mode: number };

/**
 * The files of another file system, with changes that stay in memory: the other one is only read. Files are moved,
 * folders are not; a folder that was removed is not made again.
 */
export function createOverlayFileSystem(base: FileSystem): FileSystem {
  const overlay = new Overlay(base);
  return {
    read: (path) => overlay.read(path),
    mode: (path) => overlay.mode(path),
    kind: (path) => overlay.kind(path),
    realPath: (path) => overlay.realPath(path),
    list: (path) => overlay.list(path),
    write: (path, content, options) => overlay.write(path, content, options),
    makeDirectory: (path) => overlay.makeDirectory(path),
    rename: (from, to) => overlay.rename(from, to),
    removeFile: (path) => overlay.removeFile(path),
    removeEmptyDirectory: (path) => overlay.removeEmptyDirectory(path),
    removeTree: (path) => overlay.removeTree(path),
  };
}

class Overlay implements FileSystem {
  readonly #base: FileSystem;
  readonly #entries = new Map<string, Entry>();

  constructor(base: FileSystem) {
    this.#base = base;
  }

  async read(path: string): Promise<Uint8Array> {
    const entry = this.#changed(path);
    if (entry === undefined) return this.#base.read(path);
    if (entry.kind === 'file') return entry.bytes;
    throw systemFailure(entry.kind === 'gone' ? 'ENOENT' : 'EISDIR', path);
  }

  async mode(path: string): Promise<number> {
    const entry = this.#changed(path);
    if (entry === undefined) return this.#base.mode(path);
    if (entry.kind === 'gone') throw systemFailure('ENOENT', path);
    return entry.kind === 'file' ? entry.mode : 0o755;
  }

  async kind(path: string): Promise<EntryKind | undefined> {
    const entry = this.#changed(path);
    if (entry === undefined) return this.#base.kind(path);
    return entry.kind === 'gone' ? undefined : entry.kind;
  }

  async realPath(path: string): Promise<string> {
    const entry = this.#changed(path);
    if (entry === undefined) return this.#base.realPath(path);
    if (entry.kind === 'gone') throw systemFailure('ENOENT', path);
    return path;
  }

  async list(path: string): Promise<readonly string[]> {
    const entry = this.#changed(path);
    if (entry?.kind === 'gone') throw systemFailure('ENOENT', path);
    const names = new Set(entry === undefined ? await this.#base.list(path) : []);
    for (const [place, { kind }] of this.#entries) {
      if (parentPath(place) !== path) continue;
      if (kind === 'gone') names.delete(baseName(place));
      else names.add(baseName(place));
    }
    return [...names].toSorted(compareText);
  }

  async write(
    path: string,
    content: string | Uint8Array,
    { mode, exclusive = false }: { readonly mode?: number; readonly exclusive?: boolean } = {},
  ): Promise<void> {
    const standing = await this.kind(path);
    if (exclusive && standing !== undefined) throw systemFailure('EEXIST', path);
    if (standing === 'directory') throw systemFailure('EISDIR', path);
    if ((await this.kind(parentPath(path))) === undefined) throw systemFailure('ENOENT', path);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const kept = standing === 'file' ? await this.mode(path) : 0o644;
    this.#entries.set(path, { kind: 'file', bytes, mode: mode ?? kept });
  }

  async makeDirectory(path: string): Promise<void> {
    if ((await this.kind(path)) !== undefined) return;
    await this.makeDirectory(parentPath(path));
    this.#entries.set(path, { kind: 'directory' });
  }

  async rename(from: string, to: string): Promise<void> {
    const moved: Entry = { kind: 'file', bytes: await this.read(from), mode: await this.mode(from) };
    this.#entries.set(to, moved);
    this.#entries.set(from, { kind: 'gone' });
  }

  async removeFile(path: string): Promise<void> {
    const kind = await this.kind(path);
    if (kind === undefined || kind === 'directory')
      throw systemFailure(kind === undefined ? 'ENOENT' : 'EISDIR', path);
    this.#entries.set(path, { kind: 'gone' });
  }

  async removeEmptyDirectory(path: string): Promise<void> {
    if ((await this.kind(path)) === 'directory' && (await this.list(path)).length === 0)
      this.#entries.set(path, { kind: 'gone' });
  }

  async removeTree(path: string): Promise<void> {
    for (const place of this.#entries.keys()) if (place.startsWith(`${path}/`)) this.#entries.delete(place);
    this.#entries.set(path, { kind: 'gone' });
  }

  /** What was made of a path; undefined where the other file system still says. */
  #changed(path: string): Entry | undefined {
    const place = resolvePath('/', path);
    const own = this.#entries.get(place);
    if (own !== undefined) return own;
    for (let folder = parentPath(place); folder.length > 1; folder = parentPath(folder))
      if (this.#entries.get(folder)?.kind === 'gone') return { kind: 'gone' };
    return undefined;
  }
}
