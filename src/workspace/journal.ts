import { parentPath } from '../base/path.ts';
import { isProjectPath, isTemplatePath, manifestPath } from './project-path.ts';

/**
 * One step of a commit, in the order of the steps. `id` names its files in the stage: `new-<id>` and `old-<id>`; files in
 * folders that the commit makes stand under their own paths in `new`.
 */
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
 * Every folder that a journal makes, with the outermost of them that it stands in. Those are staged as the trees that they
 * become and take their places whole: a service of a thousand routes arrives by a dozen renames.
 */
export function newTrees({ folders }: Journal): ReadonlyMap<string, string> {
  const trees = new Map<string, string>();
  for (const folder of folders) trees.set(folder, trees.get(parentPath(folder)) ?? folder);
  return trees;
}

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
