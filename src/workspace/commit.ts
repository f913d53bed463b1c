import { hashText } from '../base/hash.ts';
import { joinPath, parentPath } from '../base/path.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { HostError, type FileSystem, type Host } from '../host/ports.ts';
import { readDisk } from './disk.ts';
import {
  doneName,
  journalName,
  newTrees,
  printJournal,
  stagedName,
  treesName,
  type Journal,
  type Step,
} from './journal.ts';
import type { Change, CreateChange, DeleteChange, MergeChange, Plan, UpdateChange } from './plan.ts';
import { manifestPath, recordFolder } from './project-path.ts';
import type { VirtualFile } from './virtual-file.ts';
import { currentHash, removeEmptied, removeStage, rollBack, stageFolder } from './roll-back.ts';

/** A file moved under our feet. */
export const changedMeanwhile = defineDiagnostic({
  code: 'changed-meanwhile',
  severity: 'error',
  message: '"{path}" was changed while apigen was working; nothing was written. Run the command again.',
  explanation:
    'Before anything is written, every file that would be replaced or deleted is read once more and compared with what the plan was made from.',
});

/** The system failed, and failed again when what was begun was to be undone. */
export const undoIncomplete = defineDiagnostic({
  code: 'undo-incomplete',
  severity: 'error',
  message:
    'The system failed ({cause}) and would not let what was begun be undone: "{path}" could not be restored ({code}). Mend the cause and run "apigen generate": it undoes the rest first.',
  explanation:
    'The originals of all files are kept in ".apigen/stage" until a run has restored or replaced every one of them, so nothing is lost. Do not delete that folder.',
});

/** The manifest that goes with a plan: as it was read, and as it becomes. */
export interface ManifestUpdate {
  readonly before: string | undefined;
  readonly after: string;
}

type WritingChange = CreateChange | UpdateChange | MergeChange | DeleteChange;

/**
 * Makes a plan true, wholly or not at all: everything is staged beside its originals, then renamed into place, the
 * manifest last. A failure of the file system is undone and thrown; a killed run is undone by `recover`. The caller
 * holds the lock. Gives diagnostics when the world is no longer as planned.
 */
export async function commit(
  plan: Plan,
  manifest: ManifestUpdate,
  host: Host,
  root: string,
): Promise<readonly Diagnostic[]> {
  const changes = plan.flatMap(writingOf);
  const isManifestDue = manifest.before !== manifest.after;
  if (changes.length === 0 && !isManifestDue) return [];
  const moved = await findMoved(changes, manifest, host.files, root);
  if (moved.length > 0) return moved.map((path) => report(changedMeanwhile, { path }));
  const stage = joinPath(root, `${stageFolder}/${host.environment.randomHex(8)}`);
  const journal = await makeJournal(changes, isManifestDue ? manifest : undefined, host.files, root);
  try {
    await fillStage(host.files, root, stage, journal, { plan, changes, manifest });
  } catch (error) {
    if (error instanceof HostError) await discardStage(host.files, root, stage);
    throw error;
  }
  try {
    const last = await makeSteps(host.files, root, stage, journal, beforeOf(changes, manifest));
    if (last !== undefined) {
      await undo(host.files, root, stage, journal);
      return [report(changedMeanwhile, { path: last })];
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    try {
      await undo(host.files, root, stage, journal);
    } catch (second) {
      if (!(second instanceof HostError)) throw second;
      return [report(undoIncomplete, { path: second.path, code: second.code, cause: error.code })];
    }
    throw error;
  }
  await removeEmptied(host.files, root, journal);
  await discardStage(host.files, root, stage);
  return [];
}

async function undo(files: FileSystem, root: string, stage: string, journal: Journal): Promise<void> {
  await rollBack(files, root, stage, journal);
  await removeStage(files, root, stage);
}

/** What cannot be cleared away stays for the next run, and is not what a run is to be told of. */
async function discardStage(files: FileSystem, root: string, stage: string): Promise<void> {
  try {
    await removeStage(files, root, stage);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}

/** What a change writes. A move is written as the new file and the end of the old one. */
function writingOf(change: Change): WritingChange[] {
  switch (change.kind) {
    case 'create':
    case 'update':
    case 'merge':
    case 'delete':
      return [change];
    case 'move': {
      const { from, path, file, before, after, ownership, origin, replaces } = change;
      const written = { path, ownership, origin, file, after };
      return [
        { kind: 'delete', path: from, ownership, origin, before },
        replaces === undefined
          ? { kind: 'create', ...written, isRecreated: false }
          : { kind: 'update', ...written, before: replaces },
      ];
    }
    case 'unchanged':
    case 'keep':
    case 'conflict':
    case 'orphan':
      return [];
  }
}

/** Paths that are no longer as they were when the plan was made. */
async function findMoved(
  changes: readonly WritingChange[],
  manifest: ManifestUpdate,
  files: FileSystem,
  root: string,
): Promise<string[]> {
  const disk = await readDisk(
    files,
    root,
    changes.map((change) => change.path),
  );
  const moved = changes.filter((change) => {
    const entry = disk.get(change.path);
    if (change.kind === 'create') return entry !== undefined && entry.kind !== 'case-variant';
    return entry?.kind !== 'file' || entry.hash !== change.before;
  });
  return [
    ...moved.map((change) => change.path),
    ...((await readText(files, joinPath(root, manifestPath))) === manifest.before ? [] : [manifestPath]),
  ];
}

async function makeJournal(
  changes: readonly WritingChange[],
  manifest: ManifestUpdate | undefined,
  files: FileSystem,
  root: string,
): Promise<Journal> {
  // Deletions first: where names differ in case only, a file system may hold just one of them.
  const ordered = [
    ...changes.filter(({ kind }) => kind === 'delete'),
    ...changes.filter(({ kind }) => kind !== 'delete'),
  ];
  const steps = ordered.map((change, id): Step => ({
    kind: change.kind === 'merge' ? 'update' : change.kind,
    path: change.path,
    id,
    ...(change.kind === 'delete' ? {} : { after: change.after }),
  }));
  if (manifest !== undefined) {
    const kind = manifest.before === undefined ? 'create' : 'update';
    steps.push({ kind, path: manifestPath, id: steps.length, after: hashText(manifest.after) });
  }
  const folders = new Set<string>();
  for (const { path, kind } of steps) {
    if (kind === 'create') await addMissing(parentPath(path), folders, files, root);
  }
  return { steps, folders: [...folders] };
}

async function addMissing(
  folder: string,
  folders: Set<string>,
  files: FileSystem,
  root: string,
): Promise<void> {
  if (folder === '' || folder === recordFolder || folders.has(folder)) return;
  if ((await files.kind(joinPath(root, folder))) !== undefined) return;
  await addMissing(parentPath(folder), folders, files, root);
  folders.add(folder);
}

/** What goes into a stage. */
interface StageContent {
  readonly plan: Plan;
  readonly changes: readonly WritingChange[];
  readonly manifest: ManifestUpdate;
}

async function fillStage(
  files: FileSystem,
  root: string,
  stage: string,
  journal: Journal,
  { plan, changes, manifest }: StageContent,
): Promise<void> {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const movedFrom = new Map(plan.flatMap((one) => (one.kind === 'move' ? [[one.path, one.from]] : [])));
  const trees = newTrees(journal);
  await files.makeDirectory(stage);
  for (const folder of trees.keys()) await files.makeDirectory(`${stage}/${treesName}/${folder}`);
  for (const step of journal.steps) {
    const { id, path, kind } = step;
    const change = byPath.get(path);
    const file = change === undefined || change.kind === 'delete' ? undefined : change.file;
    const model = movedFrom.get(path) ?? (kind === 'update' ? path : undefined);
    const mode = model === undefined ? newMode(file) : { mode: await files.mode(joinPath(root, model)) };
    if (kind === 'update')
      await files.write(`${stage}/old-${id}`, await files.read(joinPath(root, path)), mode);
    if (kind === 'delete') continue;
    const isDurable = path === manifestPath;
    const place = `${stage}/${stagedName(step, trees)}`;
    await files.write(place, file?.content ?? manifest.after, { ...mode, isDurable });
  }
  // From the first step on, only the journal knows the way back.
  await files.write(`${stage}/${journalName}`, printJournal(journal), { isDurable: true });
}

function newMode(file: VirtualFile | undefined): { readonly mode?: number } {
  return file?.isSecret === true ? { mode: 0o600 } : {};
}

/** The hash that each path has until its step is made; nothing stands at the others. */
function beforeOf(changes: readonly WritingChange[], manifest: ManifestUpdate): ReadonlyMap<string, string> {
  const before = changes.flatMap((change): [string, string][] =>
    change.kind === 'create' ? [] : [[change.path, change.before]],
  );
  if (manifest.before !== undefined) before.push([manifestPath, hashText(manifest.before)]);
  return new Map(before);
}

/**
 * Renames everything into place. Staging takes its time and editors do not know our lock, so each place is looked at
 * once more right before its step; gives the path that is no longer as planned.
 */
async function makeSteps(
  files: FileSystem,
  root: string,
  stage: string,
  journal: Journal,
  before: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const trees = newTrees(journal);
  for (const folder of journal.folders)
    if (!trees.has(folder)) await files.makeDirectory(joinPath(root, folder));
  for (const tree of new Set(trees.values())) {
    if ((await files.kind(joinPath(root, tree))) !== undefined) return tree;
    await files.rename(`${stage}/${treesName}/${tree}`, joinPath(root, tree));
  }
  for (const { kind, path, id } of journal.steps) {
    if (trees.has(parentPath(path))) continue;
    const place = joinPath(root, path);
    if ((await currentHash(files, place)) !== before.get(path)) return path;
    if (kind === 'delete') await files.rename(place, `${stage}/old-${id}`);
    else await files.rename(`${stage}/new-${id}`, place);
  }
  await files.write(`${stage}/${doneName}`, '');
  return undefined;
}

async function readText(files: FileSystem, path: string): Promise<string | undefined> {
  return (await files.kind(path)) === 'file' ? new TextDecoder().decode(await files.read(path)) : undefined;
}
