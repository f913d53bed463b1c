import type { TextEdit } from '../../base/text-edit.ts';
import type { NameChange } from './changed-names.ts';
import { openModules } from './module-graph.ts';
import { moveSpecifiers } from './move-specifiers.ts';
import type { PathAlias } from './path-alias.ts';
import { createIdentifierRenamer, type NameObstacle } from './rename-identifiers.ts';

/** What is called differently from now on, and the code that speaks of it. */
export interface ReferenceRequest {
  /** Every module of the project as it is before, by path: what apigen generated and what its owner wrote. */
  readonly modules: ReadonlyMap<string, string>;
  /** The modules that follow: those of the owner's. */
  readonly owned: readonly string[];
  readonly names: readonly NameChange[];
  /** New path by old path, of modules of either kind. */
  readonly moves: ReadonlyMap<string, string>;
  /** Other names of modules, by which they may be imported. */
  readonly aliases?: readonly PathAlias[];
}

/** What the owner's code needs to follow. With an obstacle nothing of it may be applied. */
export interface ReferenceEdits {
  /** By path before the moves, in source order; files that need nothing are left out. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly obstacles: readonly NameObstacle[];
}

/** Finds the places in the owner's code that name what was renamed or moved. Nothing else of a file is touched. */
export async function renameReferences({
  modules,
  owned,
  names,
  moves,
  aliases = [],
}: ReferenceRequest): Promise<ReferenceEdits> {
  const project = await openModules(modules, aliases);
  const renameIdentifiers = await createIdentifierRenamer(project, names);
  const edits = new Map<string, readonly TextEdit[]>();
  const obstacles: NameObstacle[] = [];
  for (const path of owned) {
    const file = project.getSourceFileOrThrow(`/${path}`);
    const identifiers = renameIdentifiers(file, path);
    const all = [...identifiers.edits, ...(await moveSpecifiers(file, path, { modules, moves, aliases }))];
    if (all.length > 0) edits.set(path, all);
    obstacles.push(...identifiers.obstacles);
  }
  return { edits, obstacles };
}
