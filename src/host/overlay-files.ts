import type { FileSystem } from './ports.ts';

/** Files as they are, but for the texts of some, by absolute path: as they will be once those are written. */
export function overlayFiles(files: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  return {
    ...files,
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
    kind: async (path) => (texts.has(path) ? 'file' : files.kind(path)),
    realPath: async (path) =>
      texts.has(path) && (await files.kind(path)) === undefined ? path : files.realPath(path),
  };
}
