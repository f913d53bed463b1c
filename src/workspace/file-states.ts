import type { Disk } from './disk.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import type { Change, ConflictChange, KeepChange, Plan } from './plan.ts';
import type { Ownership } from './virtual-file.ts';

/** How a file stands to what apigen wrote and would write. */
export type FileState =
  /** As it should be. */
  | 'current'
  /** The next run writes it: it is new, or the contract, the settings or apigen changed. */
  | 'due'
  /** It was there once; the next run writes it again. */
  | 'missing'
  /** Generated, and changed since, by hand or by a merge: the next run stops there. */
  | 'edited'
  /** It stands where a generated file goes and apigen did not write it. */
  | 'foreign'
  /** Something that is no plain file of the project stands in the way. */
  | 'blocked'
  /** Generated, no longer asked for: the next run deletes it. */
  | 'obsolete'
  /** The owner's, written by the owner. */
  | 'written'
  /** The owner's, as apigen once wrote it. */
  | 'stub'
  /** Nothing asks for it any more, and somebody worked on it. */
  | 'orphan'
  /** Nothing asks for it any more, and nobody ever edited it. */
  | 'orphan-stub'
  /** Scaffold that its owner changed. */
  | 'changed'
  /** Scaffold that its owner never changed, and that this version of apigen writes differently. */
  | 'outdated'
  /** Scaffold that its owner deleted: it stays away. */
  | 'deleted';

/** One file of a project: whose it is and how it stands. */
export interface FileStatus {
  readonly path: string;
  readonly ownership: Ownership;
  readonly state: FileState;
  readonly origin: string;
}

/** Says of every file that apigen knows how it stands, from a plan that was made for the whole project. */
export function fileStates(plan: Plan, disk: Disk, manifest: Manifest): readonly FileStatus[] {
  const planned = plan
    .filter((change) => change.isSecret !== true)
    .map((change): FileStatus => {
      const { path, ownership, origin } = change;
      return { path, ownership, origin, state: stateOf(change, manifest.files.get(path)) };
    });
  const paths = new Set(plan.map((change) => change.path));
  const added = [...manifest.files]
    .filter(([path, { ownership }]) => ownership === 'scaffold' && !paths.has(path))
    .map(([path, known]): FileStatus => ({
      path,
      ownership: known.ownership,
      origin: known.source,
      state: addedState(path, known, disk),
    }));
  return [...planned, ...added].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a file that nothing asks for is as apigen wrote it: only then may it be deleted. */
export function isUntouched(known: ManifestEntry | undefined, hash: string | undefined): boolean {
  if (known === undefined || hash === undefined) return false;
  return known.hash === hash || (known.alternatives ?? []).includes(hash);
}

function stateOf(change: Change, known: ManifestEntry | undefined): FileState {
  switch (change.kind) {
    case 'create':
      return change.isRecreated ? 'missing' : 'due';
    case 'update':
    case 'merge':
    case 'move':
      return 'due';
    case 'unchanged':
      return 'current';
    case 'keep':
      return keptState(change, known);
    case 'delete':
      return 'obsolete';
    case 'conflict':
      return conflictState(change);
    case 'orphan':
      return isUntouched(known, change.before) ? 'orphan-stub' : 'orphan';
  }
}

function keptState({ reason, ownership, before }: KeepChange, known: ManifestEntry | undefined): FileState {
  if (ownership === 'yours') return isUntouched(known, before) ? 'stub' : 'written';
  if (reason === 'deleted-by-owner') return 'deleted';
  return isUntouched(known, before) ? 'outdated' : 'changed';
}

function conflictState({ reason }: ConflictChange): FileState {
  if (reason === 'edited') return 'edited';
  return reason === 'not-ours' ? 'foreign' : 'blocked';
}

/** Scaffold of a command of its own, such as the Dockerfile. */
function addedState(path: string, known: ManifestEntry, disk: Disk): FileState {
  const entry = disk.get(path);
  if (entry === undefined || entry.kind === 'case-variant') return 'deleted';
  return entry.kind === 'file' && isUntouched(known, entry.hash) ? 'current' : 'changed';
}
