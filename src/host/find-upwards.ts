import { joinPath, parentPath } from '../base/path.ts';
import type { EntryKind, FileSystem } from './ports.ts';

/** The nearest folder, from `folder` upwards, that has something at the path `name`, of a kind where that matters. */
export async function findUpwards(
  files: FileSystem,
  folder: string,
  name: string,
  wanted?: EntryKind,
): Promise<string | undefined> {
  for (let current = folder; ; current = parentPath(current)) {
    const kind = await files.kind(joinPath(current, name));
    if (kind !== undefined && (wanted === undefined || kind === wanted)) return current;
    const parent = parentPath(current);
    if (parent === current || parent === '') return undefined;
  }
}
