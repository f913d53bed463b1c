import type { FoundManifest } from '../../workspace/read-manifest.ts';
import type { VersionPolicy } from './version-drift.ts';

/** How a project is brought up to date. */
export interface UpdateRequest {
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  /** Write nothing; what would be written is the answer no. */
  readonly isCheck?: boolean;
  /** Tell what changes inside the files. */
  readonly withDiff?: boolean;
  /** Which other versions of apigen may have generated the project before. */
  readonly versions?: VersionPolicy;
  /** Look whether the files of the owner's still compile once something was written. */
  readonly withTypeCheck?: boolean;
  /** The manifest as a run before found it whole: most often it is still the same, and need not be read anew. */
  readonly found?: FoundManifest | undefined;
}
