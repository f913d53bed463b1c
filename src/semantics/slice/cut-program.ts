import type { Source } from '../../base/source.ts';
import type { ContractFile, Program } from '../program.ts';
import type { FileOutline } from './outline.ts';
import { parseRanges } from './parse-ranges.ts';
import type { Reach } from './reach.ts';

/** One file of a contract: its text and its pieces. */
export interface OutlinedFile extends FileOutline {
  readonly source: Source;
}

/**
 * The program that is left when only some pieces of a contract are kept, each where it stands; imports are left out, for
 * every file is there. Gives nothing where the pieces cannot be read by themselves.
 */
export function cutProgram(files: readonly OutlinedFile[], reach: Reach): Program | undefined {
  const cut: ContractFile[] = [];
  for (const [index, { source, pieces }] of files.entries()) {
    const kept = pieces.filter((_, piece) => reach[index]?.has(piece) ?? false);
    const { value: ast, diagnostics } = parseRanges(source, kept);
    if (diagnostics.length > 0) return undefined;
    cut.push({ source, ast, imports: [] });
  }
  const [root] = cut;
  if (root === undefined) return undefined;
  return { root, files: cut, sources: new Map(cut.map((file) => [file.source.path, file.source])) };
}
