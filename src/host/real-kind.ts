import { HostError, type EntryKind, type FileSystem } from './ports.ts';

/** What stands at a path, behind a link if there is one; undefined when nothing does, nor at the end of a link. */
export async function realKind(files: FileSystem, path: string): Promise<EntryKind | undefined> {
  const kind = await files.kind(path);
  if (kind !== 'link') return kind;
  try {
    return await files.kind(await files.realPath(path));
  } catch (error) {
    if (error instanceof HostError && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(error.code)) return undefined;
    throw error;
  }
}
