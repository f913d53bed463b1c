import { assertNever } from '../base/assert-never.ts';
import { hashText } from '../base/hash.ts';
import { sortBy } from '../base/order.ts';
import type { Disk, DiskEntry } from './disk.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import type { Change, ConflictChange, Plan } from './plan.ts';
import { hasLongName, isProjectPath } from './project-path.ts';
import type { VirtualFile } from './virtual-file.ts';

/** How a run looks at the project. */
export interface PlanOptions {
  /**
   * The files are all that the project is generated to: what the manifest knows besides is gone from the contract.
   * False for a command that only adds.
   */
  readonly isComplete: boolean;
  /** Where the files are not all: what is gone from the contract nevertheless. */
  readonly gone?: ReadonlySet<string>;
  /** Replace generated files although somebody edited them. Files of the owner's stay whatever is said here. */
  readonly isForced?: boolean;
}

/** The decision table of REGENERATION.md: what each file's manifest entry, its state on disk and its new content mean together. */
export function makePlan(
  files: readonly VirtualFile[],
  disk: Disk,
  manifest: Manifest,
  options: PlanOptions,
): Plan {
  const gone = goneChanges(files, disk, manifest, options);
  const deleted = new Set(gone.filter((change) => change.kind === 'delete').map((change) => change.path));
  const seen = new Map<string, string>();
  const wanted = files.map((file): Change => {
    const after = hashText(file.content);
    const folded = file.path.toLowerCase();
    const twin = seen.get(folded);
    seen.set(folded, file.path);
    if (hasLongName(file.path)) return conflict(file, 'too-long', after);
    if (!isProjectPath(file.path)) return conflict(file, 'outside', after);
    if (twin !== undefined) return { ...conflict(file, 'case-collision', after), other: twin };
    const entry = disk.get(file.path);
    const known = manifest.files.get(file.path);
    if (entry?.kind === 'case-variant' && !deleted.has(entry.path))
      return { ...conflict(file, 'case-collision', after), other: entry.path };
    return decide(file, after, entry?.kind === 'case-variant' ? undefined : entry, known, options);
  });
  return sortBy([...wanted, ...gone], (change) => change.path);
}

type Standing = Exclude<DiskEntry, { kind: 'case-variant' }>;

function decide(
  file: VirtualFile,
  after: string,
  standing: Standing | undefined,
  known: ManifestEntry | undefined,
  options: PlanOptions,
): Change {
  if (standing?.kind === 'outside' && !standing.exists) return conflict(file, 'outside', after);
  switch (file.ownership) {
    case 'yours':
      return decideYours(file, after, standing, known);
    case 'scaffold':
      return decideScaffold(file, after, standing, known);
    case 'generated':
      return decideGenerated(file, after, standing, known, options);
    default:
      return assertNever(file.ownership);
  }
}

function decideYours(
  file: VirtualFile,
  after: string,
  standing: Standing | undefined,
  known: ManifestEntry | undefined,
): Change {
  if (standing === undefined)
    return { kind: 'create', ...base(file), file, after, isRecreated: known !== undefined };
  return { kind: 'keep', ...base(file), ...before(standing), reason: 'yours' };
}

function decideScaffold(
  file: VirtualFile,
  after: string,
  standing: Standing | undefined,
  known: ManifestEntry | undefined,
): Change {
  if (standing === undefined) {
    return known === undefined
      ? { kind: 'create', ...base(file), file, after, isRecreated: false }
      : { kind: 'keep', ...base(file), reason: 'deleted-by-owner' };
  }
  return standing.kind === 'file' && standing.hash === after
    ? { kind: 'unchanged', ...base(file), before: after }
    : { kind: 'keep', ...base(file), ...before(standing), reason: 'scaffold' };
}

function decideGenerated(
  file: VirtualFile,
  after: string,
  standing: Standing | undefined,
  known: ManifestEntry | undefined,
  { isForced = false }: PlanOptions,
): Change {
  if (standing === undefined)
    return { kind: 'create', ...base(file), file, after, isRecreated: known !== undefined };
  if (standing.kind !== 'file') return conflict(file, standing.kind, after);
  if (standing.hash === after) return { kind: 'unchanged', ...base(file), before: after };
  if (isForced || isOurs(known, standing.hash)) {
    return { kind: 'update', ...base(file), file, before: standing.hash, after };
  }
  return { ...conflict(file, known === undefined ? 'not-ours' : 'edited', after), before: standing.hash };
}

/** What the manifest knows and the contract does not give any more. Scaffold never goes by itself. */
function goneChanges(
  files: readonly VirtualFile[],
  disk: Disk,
  manifest: Manifest,
  { isComplete, gone }: PlanOptions,
): Change[] {
  const wanted = new Set(files.map((file) => file.path));
  const changes: Change[] = [];
  for (const path of isComplete ? manifest.files.keys() : (gone ?? [])) {
    const known = manifest.files.get(path);
    const entry = disk.get(path);
    if (
      known === undefined ||
      wanted.has(path) ||
      known.ownership === 'scaffold' ||
      entry === undefined ||
      entry.kind === 'case-variant'
    )
      continue;
    const common = { path, ownership: known.ownership, origin: known.source };
    if (known.ownership === 'generated' && entry.kind === 'file' && isOurs(known, entry.hash)) {
      changes.push({ kind: 'delete', ...common, before: entry.hash });
    } else {
      changes.push({ kind: 'orphan', ...common, ...before(entry) });
    }
  }
  return changes;
}

function isOurs(known: ManifestEntry | undefined, hash: string): boolean {
  return known !== undefined && (known.hash === hash || (known.alternatives ?? []).includes(hash));
}

function conflict(file: VirtualFile, reason: ConflictChange['reason'], after: string): ConflictChange {
  return { kind: 'conflict', ...base(file), reason, after };
}

function base(file: VirtualFile): Pick<VirtualFile, 'path' | 'ownership' | 'origin' | 'isSecret'> {
  const { path, ownership, origin } = file;
  return { path, ownership, origin, ...(file.isSecret === true ? { isSecret: true } : {}) };
}

function before(entry: DiskEntry): { readonly before?: string } {
  return entry.kind === 'file' ? { before: entry.hash } : {};
}
