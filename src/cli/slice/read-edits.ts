import { resolvePath } from '../../base/path.ts';
import { createSource, type Source } from '../../base/source.ts';
import type { FileSystem } from '../../host/ports.ts';
import { isDiagnostic, readContract } from '../../semantics/read-contract.ts';
import { findEdit, type FileEdit } from '../../semantics/slice/find-edit.ts';
import { isDeclaration } from '../../semantics/slice/outline.ts';
import type { Reach } from '../../semantics/slice/reach.ts';
import type { PieceAddress } from '../../semantics/slice/surroundings.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { RememberedFile, RunMemory } from './run-memory.ts';

/** A file of the contract as the last run read it and as it is. */
export interface EditedFile {
  readonly file: RememberedFile;
  readonly before: Source;
  readonly after: Source;
  readonly edit: FileEdit;
}

/**
 * What was edited since the last run; nothing where that run is not the one that the manifest tells of, or where an
 * edit did more than {@link findEdit} can tell.
 */
export async function readEdits(
  memory: RunMemory,
  { inputs }: Manifest,
  root: string,
  files: FileSystem,
): Promise<readonly EditedFile[] | undefined> {
  if (memory.files.length !== inputs.size) return undefined;
  const edited: EditedFile[] = [];
  for (const file of memory.files) {
    if (inputs.get(file.place) !== file.hash) return undefined;
    const path = resolvePath(root, file.place);
    const after = await readContract(files, { path, name: file.path, written: file.place });
    if (isDiagnostic(after)) return undefined;
    const before = createSource(file.path, file.text);
    const edit = findEdit(file, before, after);
    if (edit === undefined) return undefined;
    edited.push({ file, before, after, edit });
  }
  return edited;
}

/** Every declaration that an edit changed, as it is now. */
export function changedPieces(edited: readonly EditedFile[]): readonly PieceAddress[] {
  return edited.flatMap(({ edit }, file) => edit.changed.map((index) => ({ file, index })));
}

/** Every declaration that an edit changed, as it was. */
export function formerPieces(edited: readonly EditedFile[]): readonly PieceAddress[] {
  return edited.flatMap(({ edit }, file) => edit.former.map((index) => ({ file, index })));
}

/** Whether a part is so small beside the whole that compiling it twice pays. */
export function isWorthwhile(reach: Reach, edited: readonly EditedFile[]): boolean {
  const kept = reach.reduce((sum, pieces) => sum + pieces.size, 0);
  const all = edited.reduce((sum, { edit }) => sum + edit.pieces.filter(isDeclaration).length, 0);
  return 3 * kept <= all || all < fewPieces;
}

/** Of a small contract any part will do; there is little to save or to lose. */
const fewPieces = 50;
