import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What findings are sorted by: the paths of the files of a program, in its order. */
export interface SourceOrder {
  readonly files: readonly { readonly source: { readonly path: string } }[];
}

/** By file in the order of the program, then by place; findings without a place come first. Equal places keep their order. */
export function sortDiagnostics(
  program: SourceOrder,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const ranks = new Map(program.files.map((file, index) => [file.source.path, index]));
  const rankOf = (diagnostic: Diagnostic): number =>
    diagnostic.span === undefined ? -1 : (ranks.get(diagnostic.span.file) ?? ranks.size);
  return diagnostics.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      (a.span?.end ?? 0) - (b.span?.end ?? 0),
  );
}
