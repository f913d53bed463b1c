import { hashText } from '../../base/hash.ts';
import { isInside, relativePath, resolvePath } from '../../base/path.ts';
import { applyEdits } from '../../base/text-edit.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { UpdateChange } from '../../workspace/plan.ts';
import type { PlannedProject } from '../project/plan-project.ts';
import { ownerUpdate } from './plan-rename.ts';
import type { RenamedContract } from './rename-contract.ts';
import { renameOutside } from './rename-diagnostics.ts';

/** Files of the contract that would change but are not the project's. */
export function contractsOutside(
  { edits }: RenamedContract,
  { compiled, root }: PlannedProject,
): Diagnostic[] {
  return [...new Set(edits.map(({ span }) => span.file))]
    .map((path) => resolvePath(compiled.folder, path))
    .filter((path) => !isInside(root, path))
    .map((path) => report(renameOutside, { path }));
}

/** The changes of the contract's files, based on the very texts that were checked. */
export async function contractUpdates(
  { edits }: RenamedContract,
  { compiled: { program, folder }, root }: PlannedProject,
  files: FileSystem,
): Promise<readonly UpdateChange[]> {
  const edited = new Set(edits.map(({ span }) => span.file));
  const changes: UpdateChange[] = [];
  for (const { source } of program.files) {
    const { path, text } = source;
    if (!edited.has(path)) continue;
    const place = resolvePath(folder, path);
    // Sources have no byte order mark; the file keeps its own.
    const mark = (await files.read(place))[0] === 0xef ? '\ufeff' : '';
    changes.push(
      ownerUpdate(relativePath(root, place), hashText(text), mark + applyEdits(path, text, edits)),
    );
  }
  return changes;
}
