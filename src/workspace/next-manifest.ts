import { assertNever } from '../base/assert-never.ts';
import { hashText } from '../base/hash.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import type { Change, MoveChange, Plan, UpdateChange } from './plan.ts';
import type { VirtualFile } from './virtual-file.ts';

/** The facts about a run that the manifest keeps besides the files. */
export type RunFacts = Pick<Manifest, 'tool' | 'configuration' | 'inputs'>;

/** The manifest as it is once the plan is committed. `isComplete` as in {@link makePlan}. */
export function nextManifest(
  manifest: Manifest,
  plan: Plan,
  files: readonly VirtualFile[],
  facts: RunFacts,
  isComplete: boolean,
): Manifest {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const entries = new Map<string, ManifestEntry>();
  for (const [path, entry] of manifest.files) {
    if (!isComplete || entry.ownership === 'scaffold') entries.set(path, withoutAlternatives(entry));
  }
  for (const change of plan) {
    if (change.kind === 'move') entries.delete(change.from);
    const known = manifest.files.get(change.kind === 'move' ? change.from : change.path);
    const entry = nextEntry(change, byPath.get(change.path), known);
    if (entry === undefined) entries.delete(change.path);
    else entries.set(change.path, withoutAlternatives(entry));
  }
  // Whatever generates the rest now, the scaffold is of the version that wrote or updated it.
  const scaffold = manifest.scaffold ?? (manifest.tool === '' ? facts.tool : manifest.tool);
  return { ...facts, scaffold, files: entries };
}

function nextEntry(
  change: Change,
  file: VirtualFile | undefined,
  known: ManifestEntry | undefined,
): ManifestEntry | undefined {
  if (file?.isSecret === true || file?.isInput === true) return undefined;
  switch (change.kind) {
    case 'create':
      return entryOf(change.file, change.after);
    case 'update':
      if (change.ownership !== 'yours') return entryOf(change.file, change.after);
      return ownEntry(change, file, known);
    case 'move':
      return ownEntry(change, file ?? change.file, known);
    case 'merge':
      return entryOf({ ...change.file, content: change.versions.apigen }, hashText(change.versions.apigen));
    case 'unchanged':
      if (file === undefined || (known !== undefined && file.ownership === 'scaffold')) return known;
      return entryOf(file, change.before);
    case 'keep':
      if (file === undefined || file.ownership === 'scaffold') return known;
      // A file of the owner's where a stub would go: remembered, so that it is reported when its route leaves.
      return entryOf(file, known?.hash ?? (change.before === hashText(file.content) ? change.before : ''));
    case 'orphan':
      return known?.ownership === 'generated' ? { ...known, isOrphan: true } : known;
    case 'conflict':
      return known;
    case 'delete':
      return undefined;
    default:
      return assertNever(change);
  }
}

/** A file of the owner's in which a name followed: what counts as untouched before does so afterwards, nothing else. */
function ownEntry(
  { before, after }: UpdateChange | MoveChange,
  file: VirtualFile | undefined,
  known: ManifestEntry | undefined,
): ManifestEntry | undefined {
  const hash = known?.hash === before ? after : (known?.hash ?? '');
  if (file?.ownership === 'yours') return entryOf(file, hash);
  return known === undefined ? undefined : { ...known, hash };
}

function entryOf({ ownership, origin, content, route }: VirtualFile, hash: string): ManifestEntry {
  return {
    ownership,
    hash,
    source: origin,
    ...(ownership === 'scaffold' ? { base: content } : {}),
    ...(route === undefined ? {} : { route }),
  };
}

function withoutAlternatives(entry: ManifestEntry): ManifestEntry {
  if (entry.alternatives === undefined) return entry;
  const { ownership, hash, source, base, route, isOrphan = false } = entry;
  return {
    ownership,
    hash,
    source,
    ...(base === undefined ? {} : { base }),
    ...(route === undefined ? {} : { route }),
    ...(isOrphan ? { isOrphan } : {}),
  };
}
