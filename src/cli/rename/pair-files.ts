import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { changedNames, type NameChange } from '../../workspace/rename/changed-names.ts';
import { isModule } from '../../workspace/rename/module-graph.ts';

/** One file of a project under its old and its new name. */
export interface FilePair {
  readonly before: VirtualFile;
  readonly after: VirtualFile;
}

/** What a rename in the contract makes of the project's modules. */
export interface ModuleChanges {
  readonly names: readonly NameChange[];
  /** New path by old path. */
  readonly moves: ReadonlyMap<string, string>;
}

/**
 * A contract with another name in it gives the same files in the same order, some with another path or text. What
 * plugins give stands behind and may be anything: it is paired as far as it looks the same.
 */
export function pairFiles(
  before: readonly VirtualFile[],
  after: readonly VirtualFile[],
): readonly FilePair[] {
  return before.flatMap((file, index) => {
    const other = after[index];
    return other?.ownership === file.ownership ? [{ before: file, after: other }] : [];
  });
}

/** Derives what is called differently from what is generated, so that it holds for whatever a target makes of a name. */
export async function changedModules(pairs: readonly FilePair[]): Promise<ModuleChanges> {
  const modules = pairs.filter(({ before }) => isModule(before.path));
  const names = await changedNames(
    modules.map(({ before, after }) => ({
      path: before.path,
      before: before.content,
      after: after.content,
    })),
  );
  const moves = modules
    .filter(({ before, after }) => before.path !== after.path)
    .map(({ before, after }): [string, string] => [before.path, after.path]);
  return { names, moves: new Map(moves) };
}
