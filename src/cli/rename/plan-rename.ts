import { hashText } from '../../base/hash.ts';
import { sortBy } from '../../base/order.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { MoveChange, Plan, UpdateChange } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { FilePair } from './pair-files.ts';
import type { OwnedModule } from './read-owned-modules.ts';

/** What a rename does to files of the owner's. */
export interface OwnerChanges {
  readonly pairs: readonly FilePair[];
  readonly owned: ReadonlyMap<string, OwnedModule>;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly manifest: Manifest;
}

/** The changes of the owner's files: logic files go to their new place, and names and paths in every file follow. */
export function planOwnerChanges(changes: OwnerChanges): readonly (MoveChange | UpdateChange)[] {
  const moved = changes.pairs
    .filter(({ before, after }) => before.ownership === 'yours' && before.path !== after.path)
    .flatMap((pair) => moveChange(pair, changes));
  const from = new Set(moved.map((change) => change.from));
  const edited = [...changes.edits]
    .filter(([path]) => !from.has(path))
    .flatMap(([path, edits]) => updateChange(path, edits, changes));
  return [...moved, ...edited];
}

/** The plan of the contract with the changes of the owner's files in the place of what it says of them. */
export function joinPlans(plan: Plan, changes: readonly (MoveChange | UpdateChange)[]): Plan {
  const settled = new Set(
    changes.flatMap((change) => (change.kind === 'move' ? [change.from, change.path] : [change.path])),
  );
  return sortBy([...plan.filter((change) => !settled.has(change.path)), ...changes], (change) => change.path);
}

function moveChange({ before, after }: FilePair, { owned, edits, manifest }: OwnerChanges): MoveChange[] {
  const module = owned.get(before.path);
  if (module === undefined) return [];
  const isUntouched = manifest.files.get(before.path)?.hash === module.hash;
  const content = isUntouched
    ? after.content
    : applyEdits(before.path, module.text, edits.get(before.path) ?? []);
  const { path, ownership, origin } = after;
  const file = { ...after, content };
  return [
    {
      kind: 'move',
      path,
      from: before.path,
      ownership,
      origin,
      file,
      before: module.hash,
      after: hashText(content),
    },
  ];
}

function updateChange(
  path: string,
  edits: readonly TextEdit[],
  { owned }: OwnerChanges,
): readonly UpdateChange[] {
  const module = owned.get(path);
  if (module === undefined) return [];
  return [ownerUpdate(path, module.hash, applyEdits(path, module.text, edits))];
}

/** A file of the owner's in which a name follows. */
export function ownerUpdate(path: string, before: string, content: string): UpdateChange {
  const file: VirtualFile = { path, content, ownership: 'yours', origin: 'rename' };
  return {
    kind: 'update',
    path,
    ownership: 'yours',
    origin: 'rename',
    file,
    before,
    after: hashText(content),
  };
}
