import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { patchText } from './patch-text.ts';

/** The text of a generated file as it stands in the project. */
export type ReadText = (path: string) => Promise<string>;

/**
 * What an edit does to the generated files of a project, told from what it does to those of a part of the contract.
 * What the part gave before must be found in the files as they stand; there it is replaced by what it gives now. Gives
 * nothing where it is not found.
 */
export async function patchFiles(
  before: readonly VirtualFile[],
  after: readonly VirtualFile[],
  readText: ReadText,
): Promise<readonly VirtualFile[] | undefined> {
  const [old, now] = [before, after].map((files) => files.filter(isKept));
  if (old === undefined || now === undefined || old.length !== now.length) return undefined;
  const patched: VirtualFile[] = [];
  for (const [index, file] of now.entries()) {
    const former = old[index];
    if (former?.path !== file.path || former.ownership !== file.ownership) return undefined;
    if (file.ownership !== 'generated' || former.content === file.content) continue;
    const content = patchText(await readText(file.path), former.content, file.content);
    if (content === undefined) return undefined;
    patched.push({ ...file, content });
  }
  return patched;
}

/** Scaffold is written once; that a part of the contract would have given another one means nothing. */
function isKept({ ownership }: VirtualFile): boolean {
  return ownership !== 'scaffold';
}
