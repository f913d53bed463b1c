import type { SourceFile } from 'ts-morph';
import { openModules } from './module-graph.ts';

/** A module before and after: its path and text may both differ. */
export interface ModulePair {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** An exported name that is another one now. `path` is that of the module before. */
export interface NameChange {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Which exported names of generated modules are called differently afterwards. A rename changes no order and no number of
 * declarations, so the same place has the same thing before and after.
 */
export async function changedNames(pairs: readonly ModulePair[]): Promise<readonly NameChange[]> {
  const differing = pairs.filter(({ before, after }) => before !== after);
  const texts = differing.flatMap(({ before, after }, index): [string, string][] => [
    [`before-${index}.ts`, before],
    [`after-${index}.ts`, after],
  ]);
  const project = await openModules(new Map(texts));
  return differing.flatMap(({ path }, index) => {
    const old = exportedNames(project.getSourceFileOrThrow(`/before-${index}.ts`));
    const now = exportedNames(project.getSourceFileOrThrow(`/after-${index}.ts`));
    if (old.length !== now.length) return [];
    return old
      .map((from, place) => ({ path, from, to: now[place] ?? from }))
      .filter(({ from, to }) => from !== to);
  });
}

/** Names of exported declarations in source order. */
function exportedNames(file: SourceFile): string[] {
  return [...file.getExportedDeclarations()]
    .flatMap(([name, [declaration]]) =>
      declaration === undefined ? [] : [{ name, start: declaration.getStart() }],
    )
    .toSorted((a, b) => a.start - b.start)
    .map(({ name }) => name);
}
