import type { FileSystem } from './ports.ts';

/**
 * Files as they are read once the given texts, by absolute path, are written. Unlike in an overlay, whatever is written
 * goes to the files themselves.
 */
export function filesWithTexts(files: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
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
