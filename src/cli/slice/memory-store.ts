import type { FileSystem } from '../../host/ports.ts';
import { readCache, writeCache } from '../../workspace/cache.ts';
import { build } from '../build.ts';
import { parseMemory, printMemory } from './memory-format.ts';
import type { RunMemory } from './run-memory.ts';
import { memoryName } from './slice-mode.ts';

/** What the last run left; undefined where that is nothing that this apigen can use. */
export async function readMemory(files: FileSystem, root: string): Promise<RunMemory | undefined> {
  const text = await readCache(files, root, memoryName);
  if (text?.startsWith(`${build}\n`) !== true) return undefined;
  return parseMemory(text.slice(build.length + 1));
}

/** Leaves something for the next run. */
export async function writeMemory(files: FileSystem, root: string, memory: RunMemory): Promise<void> {
  await writeCache(files, root, memoryName, `${build}\n${printMemory(memory)}`);
}
