import type { EntryKind, FileSystem } from './ports.ts';

/** What stands at a path, behind a link if there is one; undefined when nothing does. */
export async function realKind(files: FileSystem, path: string): Promise<EntryKind | undefined> {
  const kind = await files.kind(path);
  return kind === 'link' ? files.kind(await files.realPath(path)) : kind;
}
