import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { check } from '../../semantics/check.ts';
import { unusedTypeRule } from '../../semantics/rules/unused-type.ts';
import { cutProgram } from '../../semantics/slice/cut-program.ts';
import { withBlocks } from '../../semantics/slice/reach.ts';
import type { EditedFile } from './read-edits.ts';

/** Whether a finding can be told again behind an edit elsewhere: not if it speaks of a whole file that nothing uses. */
export function isLasting(finding: Diagnostic): boolean {
  const isOfRule = unusedTypeRule.definitions.some(({ code }) => code === finding.code);
  return finding.span !== undefined && (isOfUnused(finding) || !isOfRule);
}

/** Whether a finding says no more than that nothing uses a type. */
export function isOfUnused({ code }: Diagnostic): boolean {
  return code === unusedTypeRule.code;
}

/**
 * What is said of types that nothing uses. They are looked at alone, with one route, for without any there is nothing to
 * say. Gives nothing where they cannot be read.
 */
export function reportUnused(
  edited: readonly EditedFile[],
  unused: readonly string[],
): readonly Diagnostic[] | undefined {
  if (unused.length === 0) return [];
  const names = new Set(unused);
  const files = edited.map(({ after, edit }) => ({ source: after, pieces: edit.pieces }));
  const kept = files.map(
    ({ pieces }) =>
      new Set(pieces.flatMap(({ kind, name }, index) => (kind === 'type' && names.has(name) ? [index] : []))),
  );
  const file = files.findIndex(({ pieces }) => pieces.some(({ kind }) => kind === 'route'));
  kept[file]?.add(files[file]?.pieces.findIndex(({ kind }) => kind === 'route') ?? -1);
  const program = cutProgram(files, withBlocks(files, kept));
  return program && check(program, [unusedTypeRule]);
}
