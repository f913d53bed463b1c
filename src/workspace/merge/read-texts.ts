import { joinPath } from '../../base/path.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { Disk } from '../disk.ts';

/** The texts of the files among what stands at some paths; those that are not UTF-8 are left out. */
export async function readTexts(
  files: FileSystem,
  root: string,
  disk: Disk,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [path, entry] of disk) {
    const text = entry.kind === 'file' ? decode(await files.read(joinPath(root, path))) : undefined;
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
