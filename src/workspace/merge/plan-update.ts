import { hashText } from '../../base/hash.ts';
import { sortBy } from '../../base/order.ts';
import type { Disk } from '../disk.ts';
import type { Manifest, ManifestEntry } from '../manifest.ts';
import type { Change, KeepChange, Plan, Versions } from '../plan.ts';
import { isProjectPath } from '../project-path.ts';
import type { VirtualFile } from '../virtual-file.ts';
import { hasConflictMarkers } from './conflict-markers.ts';
import { mergeFile } from './merge-file.ts';
import type { Merge } from './merge.ts';

/** The scaffold of a project, from every side. */
export interface ScaffoldState {
  /** What this version of apigen would write. */
  readonly files: readonly VirtualFile[];
  readonly disk: Disk;
  /** The texts on disk by path; files that are no text are missing. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same once the migrations have seen them. */
  readonly migrated: ReadonlyMap<string, string>;
  /** As the migrations have left it. */
  readonly manifest: Manifest;
}

/**
 * What `apigen update` does to each scaffold file: new ones are written, those that their owner deleted stay away, and
 * all others get what apigen changed since it last wrote them, beside what their owner changed.
 */
export function planUpdate(state: ScaffoldState): Plan {
  const files = new Map(state.files.map((file) => [file.path, file]));
  const paths = new Set([...files.keys(), ...state.texts.keys(), ...state.migrated.keys()]);
  const changes = [...paths].flatMap((path) => decide(path, files.get(path), state));
  return sortBy(changes, (change) => change.path);
}

interface Place {
  readonly path: string;
  readonly ownership: 'scaffold';
  readonly origin: string;
}

function decide(path: string, file: VirtualFile | undefined, state: ScaffoldState): Change[] {
  const { disk, texts, migrated, manifest } = state;
  const known = manifest.files.get(path);
  const place: Place = { path, ownership: 'scaffold', origin: file?.origin ?? known?.source ?? 'settings' };
  const entry = disk.get(path);
  const [text, yours] = [texts.get(path), migrated.get(path)];
  const after = file === undefined ? '' : hashOf(file.content);
  if (!isProjectPath(path) || (entry?.kind === 'outside' && !entry.exists))
    return [{ kind: 'conflict', ...place, reason: 'outside', after }];
  if (entry?.kind === 'case-variant' && known === undefined)
    return [{ kind: 'conflict', ...place, reason: 'case-collision', other: entry.path, after }];
  if (entry?.kind === 'not-a-file' || entry?.kind === 'outside')
    return [{ kind: 'keep', ...place, reason: 'scaffold' }];
  if (entry?.kind === 'file' && text === undefined)
    return [{ kind: 'keep', ...place, before: entry.hash, reason: 'not-mergeable' }];
  if (yours !== undefined) return [decideText(place, { text, yours }, file, known)];
  if (text !== undefined) return [{ kind: 'delete', ...place, before: hashOf(text) }];
  if (known !== undefined) return [{ kind: 'keep', ...place, reason: 'deleted-by-owner' }];
  return file === undefined ? [] : [{ kind: 'create', ...place, file, after, isRecreated: false }];
}

/** The owner's text: as it is on disk, absent where a migration moves the file here, and as the migrations leave it. */
interface OwnText {
  readonly text: string | undefined;
  readonly yours: string;
}

function decideText(
  place: Place,
  { text, yours }: OwnText,
  file: VirtualFile | undefined,
  known: ManifestEntry | undefined,
): Change {
  const base = baseOf(known, yours) ?? (isSameText(yours, file?.content) ? yours : undefined);
  const versions = { base: base ?? yours, yours, apigen: file?.content ?? base ?? yours };
  const { merge, reason } = mergeOf(place.path, versions, base !== undefined || file === undefined);
  const written = { ...place, content: merge.text };
  const after = hashOf(merge.text);
  if (text === undefined) return { kind: 'create', ...place, file: written, after, isRecreated: false };
  const before = hashOf(text);
  if (merge.text === text) {
    return isSameText(text, file?.content)
      ? { kind: 'unchanged', ...place, before }
      : { kind: 'keep', ...place, before, reason };
  }
  if (merge.conflicts === 0 && isSameText(text, base))
    return { kind: 'update', ...place, file: written, before, after };
  return { kind: 'merge', ...place, file: written, before, after, conflicts: merge.conflicts, versions };
}

/** The merge of a file, or why there is none: then it stays as the migrations leave it. */
function mergeOf(
  path: string,
  versions: Versions,
  isBaseKnown: boolean,
): { readonly merge: Merge; readonly reason: KeepChange['reason'] } {
  const { base, yours, apigen } = versions;
  const untouched = { text: yours, conflicts: 0 };
  if (!isBaseKnown) return { merge: untouched, reason: 'not-mergeable' };
  if (hasConflictMarkers(yours) && !hasConflictMarkers(base) && !hasConflictMarkers(apigen))
    return { merge: untouched, reason: 'unresolved' };
  return { merge: mergeFile(path, versions), reason: 'scaffold' };
}

/** What apigen last wrote: as recorded, or the file itself where its hash says that it is still that. */
function baseOf(known: ManifestEntry | undefined, yours: string): string | undefined {
  return known?.base ?? (known?.hash === hashOf(yours) ? yours : undefined);
}

function isSameText(left: string, right: string | undefined): boolean {
  return right !== undefined && hashOf(left) === hashOf(right);
}

/** The hash that the file has on disk: a byte order mark does not count there. */
function hashOf(text: string): string {
  return hashText(text.replace(/^\ufeff/, ''));
}
