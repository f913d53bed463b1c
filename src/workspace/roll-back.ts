import { hashBytes } from '../base/hash.ts';
import { joinPath, parentPath } from '../base/path.ts';
import { HostError, type FileSystem } from '../host/ports.ts';
import {
  doneName,
  journalName,
  newTrees,
  parseJournal,
  stagedName,
  treesName,
  type Journal,
  type Step,
} from './journal.ts';
import { recordFolder } from './project-path.ts';

/** Where commits are staged: on the project's own file system, so that a rename is atomic. */
export const stageFolder = `${recordFolder}/stage`;

/**
 * Mends what killed runs left: a stage whose commit is complete is cleared away, with the folders that it emptied; any
 * other is undone, so that the project is as before that run. Gives the number of runs that were undone.
 */
export async function recover(files: FileSystem, root: string): Promise<number> {
  const folder = joinPath(root, stageFolder);
  if ((await files.kind(folder)) !== 'directory') return 0;
  let undone = 0;
  for (const id of await files.list(folder)) {
    const stage = `${folder}/${id}`;
    const isDone = await isComplete(files, stage);
    const journal = await readJournal(files, stage);
    if (journal !== undefined && isDone) await removeEmptied(files, root, journal);
    if (journal !== undefined && !isDone) {
      await rollBack(files, root, stage, journal);
      undone += 1;
    }
    await removeStage(files, root, stage);
  }
  await files.removeEmptyDirectory(folder);
  return undone;
}

/** Whether a run left the project half written, or is writing it right now. */
export async function isTorn(files: FileSystem, root: string): Promise<boolean> {
  const folder = joinPath(root, stageFolder);
  if ((await files.kind(folder)) !== 'directory') return false;
  for (const id of await files.list(folder)) {
    const stage = `${folder}/${id}`;
    if (!(await isComplete(files, stage)) && (await readJournal(files, stage)) !== undefined) return true;
  }
  return false;
}

async function isComplete(files: FileSystem, stage: string): Promise<boolean> {
  return (await files.kind(`${stage}/${doneName}`)) === 'file';
}

/** Clears a stage away. The journal goes first: a stage without one is never rolled back, so a kill here does no harm. */
export async function removeStage(files: FileSystem, root: string, stage: string): Promise<void> {
  const journal = `${stage}/${journalName}`;
  if ((await files.kind(journal)) === 'file') await files.removeFile(journal);
  await files.removeTree(stage);
  await files.removeEmptyDirectory(joinPath(root, stageFolder));
}

/**
 * Undoes the steps of a journal, last first, however many of them were made: of the others, what they would put in place
 * still stands in the stage. A file that holds neither the old nor the new content was changed by somebody else meanwhile
 * and stays. Where the system refuses one step the others are undone all the same, and its failure is thrown at the end.
 */
export async function rollBack(
  files: FileSystem,
  root: string,
  stage: string,
  journal: Journal,
): Promise<void> {
  let failure: HostError | undefined;
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      failure ??= error;
    }
  };
  const trees = newTrees(journal);
  for (const step of journal.steps.toReversed()) {
    if ((await files.kind(`${stage}/${stagedName(step, trees)}`)) !== undefined) continue;
    await attempt(() => undo(files, joinPath(root, step.path), stage, step));
  }
  for (const folder of journal.folders.toReversed()) {
    if ((await files.kind(`${stage}/${treesName}/${folder}`)) !== undefined) continue;
    await attempt(() => files.removeEmptyDirectory(joinPath(root, folder)));
  }
  if (failure !== undefined) throw failure;
}

async function undo(files: FileSystem, path: string, stage: string, step: Step): Promise<void> {
  const current = await currentHash(files, path);
  if (step.kind === 'create') {
    if (current !== undefined && current === step.after) await files.removeFile(path);
    return;
  }
  if (current !== undefined && current !== step.after) return;
  const original = `${stage}/old-${step.id}`;
  if ((await files.kind(original)) !== 'file') return;
  await files.makeDirectory(parentPath(path));
  await files.rename(original, path);
}

/** Removes the folders that only files were in which the journal deletes. One that the system will not give up stays. */
export async function removeEmptied(files: FileSystem, root: string, journal: Journal): Promise<void> {
  const kept = new Set(['']);
  for (const { kind, path } of journal.steps) {
    if (kind !== 'delete') continue;
    for (let folder = parentPath(path); !kept.has(folder); folder = parentPath(folder)) {
      if (await isRemoved(files, joinPath(root, folder))) continue;
      kept.add(folder);
      break;
    }
  }
}

async function isRemoved(files: FileSystem, folder: string): Promise<boolean> {
  try {
    await files.removeEmptyDirectory(folder);
    return (await files.kind(folder)) === undefined;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return false;
  }
}

/** The hash of the file at a path, undefined where nothing stands; no hash is that of anything but a file. */
export async function currentHash(files: FileSystem, path: string): Promise<string | undefined> {
  const kind = await files.kind(path);
  if (kind === undefined) return undefined;
  return kind === 'file' ? hashBytes(await files.read(path)) : '';
}

async function readJournal(files: FileSystem, stage: string): Promise<Journal | undefined> {
  const path = `${stage}/${journalName}`;
  if ((await files.kind(path)) !== 'file') return undefined;
  return parseJournal(new TextDecoder().decode(await files.read(path)));
}
