import { parentPath } from '../base/path.ts';
import { isProjectPath, isTemplatePath, manifestPath } from './project-path.ts';

/** One step of a commit, in the order of the steps. `id` names its files in the stage, see {@link stagedName}. */
export interface Step {
  readonly kind: 'create' | 'update' | 'delete';
  readonly path: string;
  readonly id: number;
  /** sha256 of what the step leaves; absent for a deletion. */
  readonly after?: string;
}

/** What a stage holds and how to undo it. Written before the first step, so that a killed run can be rolled back. */
export interface Journal {
  readonly steps: readonly Step[];
  /** Folders that are made for the steps, parents first. */
  readonly folders: readonly string[];
}

/**
 * The folders of a project that is not there yet, each with the one in the root that it stands in. Those are staged as the
 * trees that they become and take their places whole: a service of a thousand routes arrives by a dozen renames. Later
 * folders are made where they stand, for they may inherit from what is around them, or be reached by links.
 */
export function newTrees({ steps, folders }: Journal): ReadonlyMap<string, string> {
  const isNew = steps.some(({ path, kind }) => path === manifestPath && kind === 'create');
  const trees = new Map<string, string>();
  for (const folder of isNew ? folders : []) {
    const parent = parentPath(folder);
    const tree = parent === '' ? folder : trees.get(parent);
    if (tree !== undefined) trees.set(folder, tree);
  }
  return trees;
}

/** Where a step's new content stands in the stage until the step is made; that of a tree under its own path. */
export function stagedName({ id, path }: Step, trees: ReadonlyMap<string, string>): string {
  return trees.has(parentPath(path)) ? `${treesName}/${path}` : `new-${id}`;
}

/** The folder of a stage in which the trees stand. */
export const treesName = 'new';

/** The name of the journal in its stage. */
export const journalName = 'journal.json';
/** The name of the mark in a stage whose commit is complete. */
export const doneName = 'done';

/** Prints a journal. */
export function printJournal(journal: Journal): string {
  return `${JSON.stringify(journal)}\n`;
}

/** Reads a journal; undefined when it is not whole, that is: when its run was killed before the first step. */
export function parseJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('steps' in value) || !('folders' in value))
    return undefined;
  const { steps, folders } = value;
  if (!Array.isArray(steps) || !Array.isArray(folders)) return undefined;
  const isWhole =
    steps.every(isStep) && folders.every((folder) => typeof folder === 'string' && isStagedPath(folder));
  return isWhole ? { steps, folders } : undefined;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'path' in value && 'id' in value)) return false;
  const { kind, path, id } = value;
  if ('after' in value && typeof value.after !== 'string') return false;
  return (
    (kind === 'create' || kind === 'update' || kind === 'delete') &&
    typeof path === 'string' &&
    isStagedPath(path) &&
    Number.isSafeInteger(id)
  );
}

function isStagedPath(path: string): boolean {
  return path === manifestPath || isProjectPath(path) || isTemplatePath(path);
}
