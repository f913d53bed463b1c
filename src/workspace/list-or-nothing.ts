import { HostError, type FileSystem } from '../host/ports.ts';

/** The names in a folder, sorted; none where it cannot be listed, for whatever reason. */
export async function listOrNothing(files: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await files.list(folder);
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  }
}
