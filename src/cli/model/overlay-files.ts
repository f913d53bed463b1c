import type { FileSystem, Host } from '../../host/ports.ts';

/** The world as it is, but for the texts of some files, by absolute path: as it will be once they are written. */
export function overlayFiles(host: Host, texts: ReadonlyMap<string, string>): Host {
  const read: FileSystem['read'] = async (path) => {
    const text = texts.get(path);
    return text === undefined ? host.files.read(path) : new TextEncoder().encode(text);
  };
  const kind: FileSystem['kind'] = async (path) => (texts.has(path) ? 'file' : host.files.kind(path));
  const realPath: FileSystem['realPath'] = async (path) =>
    texts.has(path) && (await host.files.kind(path)) === undefined ? path : host.files.realPath(path);
  return { ...host, files: { ...host.files, read, kind, realPath } };
}
