import type { FileSystem } from '../../src/host/ports.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';

/** A file system with the given contracts below `/memory`; paths that begin with `/` are taken as they are. */
export function memoryFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): FileSystem {
  return createMemoryHost({ files: absoluteKeys(files), links: absoluteKeys(links) }).files;
}

/** The absolute path of a file given to {@link memoryFiles}. */
export function absolutePath(path: string): string {
  return path.startsWith('/') ? path : `/memory/${path}`;
}

function absoluteKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([path, value]) => [absolutePath(path), value]));
}
