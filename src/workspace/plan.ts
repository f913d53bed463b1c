import type { Ownership, VirtualFile } from './virtual-file.ts';

/** What will happen to one path. The very object that is committed is the one that `--dry-run` prints. */
export type Change =
  | CreateChange
  | UpdateChange
  | MergeChange
  | MoveChange
  | UnchangedChange
  | KeepChange
  | DeleteChange
  | ConflictChange
  | OrphanChange;

interface ChangeBase {
  readonly path: string;
  readonly ownership: Ownership;
  readonly origin: string;
  /** sha256 of what is on disk, absent when nothing is. */
  readonly before?: string;
  /** See `VirtualFile.isSecret`: not even hashes of it are shown. */
  readonly isSecret?: boolean;
}

/** Nothing is there: the file is written. `isRecreated`: it was there once, or its route still needs it. */
export interface CreateChange extends ChangeBase {
  readonly kind: 'create';
  readonly file: VirtualFile;
  readonly after: string;
  readonly isRecreated: boolean;
}

/** Ours and untouched: the file is replaced. */
export interface UpdateChange extends ChangeBase {
  readonly kind: 'update';
  readonly file: VirtualFile;
  readonly before: string;
  readonly after: string;
}

/** Scaffold that its owner and apigen both changed: the file gets both changes (`apigen update` only). */
export interface MergeChange extends ChangeBase {
  readonly kind: 'merge';
  /** The file with both changes. */
  readonly file: VirtualFile;
  readonly before: string;
  readonly after: string;
  /** Places that both changed, each differently: there the file holds both versions between the conflict markers of git. */
  readonly conflicts: number;
  /** The three texts that were merged. */
  readonly versions: Versions;
}

/** The owner asked for another name: the file goes from one path to another with its bytes, names in it that follow aside. */
export interface MoveChange extends ChangeBase {
  readonly kind: 'move';
  readonly from: string;
  readonly file: VirtualFile;
  /** sha256 of what stands at `from`. */
  readonly before: string;
  /** sha256 of the untouched stub that stands at the new place and gives way. */
  readonly replaces?: string;
  readonly after: string;
}

/** What a three-way merge starts from: what apigen once wrote, what its owner made of it, what apigen writes now. */
export interface Versions {
  readonly base: string;
  readonly yours: string;
  readonly apigen: string;
}

/** Already as it should be; neither bytes nor mtime move. */
export interface UnchangedChange extends ChangeBase {
  readonly kind: 'unchanged';
  readonly before: string;
}

/** There, and not ours to touch. */
export interface KeepChange extends ChangeBase {
  readonly kind: 'keep';
  readonly reason:
    | 'yours'
    | 'scaffold'
    | 'deleted-by-owner'
    /** Conflict markers of an earlier merge are still in it. */
    | 'unresolved'
    /** Nobody knows what apigen once wrote there, or it is no text, so nothing can be merged. */
    | 'not-mergeable';
}

/** Ours, untouched, and no longer generated. */
export interface DeleteChange extends ChangeBase {
  readonly kind: 'delete';
  readonly before: string;
}

/** A generated path that somebody else wrote or edited: nothing is written, the run stops with exit code 5. */
export interface ConflictChange extends ChangeBase {
  readonly kind: 'conflict';
  /** The path that differs from this one in case only, for a case collision. */
  readonly other?: string;
  readonly reason: 'not-ours' | 'edited' | 'not-a-file' | 'outside' | 'too-long' | 'case-collision';
  readonly after: string;
}

/** The source is gone but the file is the owner's (or was edited): it stays and is reported. */
export interface OrphanChange extends ChangeBase {
  readonly kind: 'orphan';
}

/** Every path that the run touches or leaves alone, in path order. */
export type Plan = readonly Change[];

/** Whether a change writes, moves or deletes something. */
export function changesDisk(change: Change): boolean {
  return 'file' in change || change.kind === 'delete';
}
