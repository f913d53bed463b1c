import type { Settings } from '../../config/settings.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { ReadText } from './patch-files.ts';
import type { EditedFile } from './read-edits.ts';
import type { RunMemory } from './run-memory.ts';

/** An edit of a contract and the project that it is to be told in. */
export interface SliceRequest {
  readonly edited: readonly EditedFile[];
  readonly memory: RunMemory;
  readonly manifest: Manifest;
  readonly settings: Settings;
  readonly readText: ReadText;
}

/** What changed declarations do to the files of a project. */
export interface SliceChange extends Pick<RunMemory, 'directions' | 'findings' | 'unused' | 'orphans'> {
  /** In the order in which they were rendered. */
  readonly files: readonly VirtualFile[];
}
