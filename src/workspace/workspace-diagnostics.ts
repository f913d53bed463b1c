import { changedMeanwhile, undoIncomplete } from './commit.ts';
import {
  fileNotOurs,
  fileEdited,
  fileBlocked,
  fileOutside,
  fileNameTooLong,
  fileCaseCollision,
} from './conflicts.ts';
import { projectLocked, recordFolderOutside } from './lock.ts';
import { mergeBaseUnknown, mergeConflict, mergeUnresolved } from './merge/update-findings.ts';
import { fileOrphaned, handlerRenamed, modelOrphaned, stubOrphaned } from './orphans.ts';
import { manifestCorrupt, manifestMerged, manifestNewer, manifestPathRefused } from './read-manifest.ts';

/** Every definition of this folder, for the catalogue. */
export const workspaceDiagnostics = [
  changedMeanwhile,
  undoIncomplete,
  fileNotOurs,
  fileEdited,
  fileBlocked,
  fileOutside,
  fileNameTooLong,
  fileCaseCollision,
  projectLocked,
  recordFolderOutside,
  fileOrphaned,
  stubOrphaned,
  modelOrphaned,
  handlerRenamed,
  manifestCorrupt,
  manifestMerged,
  manifestNewer,
  manifestPathRefused,
  mergeBaseUnknown,
  mergeConflict,
  mergeUnresolved,
] as const;
