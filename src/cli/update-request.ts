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
}
