import { hashText } from '../../base/hash.ts';
import { readDisk } from '../../workspace/disk.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { MoveChange, UpdateChange } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { findRename } from '../../semantics/rename.ts';
import type { Services } from '../command.ts';
import { generateProject } from '../project/generate-project.ts';
import type { PlannedProject } from '../project/plan-project.ts';
import { pairFiles } from './pair-files.ts';
import { renameContract, type RenamedContract, type RenameRequest } from './rename-contract.ts';

/** A project as it was before a rename, and what its contract is from now on. */
export interface RenameStep {
  readonly before: PlannedProject;
  readonly contract: RenamedContract;
  readonly files: readonly VirtualFile[];
  /** The contract has the new name already: only the owner's code still has to follow. */
  readonly isCatchUp: boolean;
}

/**
 * Somebody renamed in the contract by hand: the project is looked at as if the contract still had the old name.
 * Undefined where it has not the new one either, or where the old name was that of something else.
 */
export async function catchUp(
  planned: PlannedProject,
  request: RenameRequest,
  services: Services,
): Promise<RenameStep | undefined> {
  const { compiled, project, files, found } = planned;
  const old = await renameBack(planned, request, services);
  if (old === undefined) return undefined;
  const generation = await generateProject(old.compiled, { ...project, developmentSecret: null }, services);
  if ('exitCode' in generation) return undefined;
  if (!serveTheSame(generation.files, files, found.manifest)) return undefined;
  return {
    before: { ...planned, compiled: old.compiled, files: generation.files },
    contract: { compiled, edits: [] },
    files,
    isCatchUp: true,
  };
}

async function renameBack(
  { compiled }: PlannedProject,
  { kind, from, to }: RenameRequest,
  { host }: Services,
): Promise<RenamedContract | undefined> {
  if (findRename(compiled.program, kind, from, to).kind !== 'unknown') return undefined;
  const old = await renameContract(compiled, { kind, from: to, to: from }, host.files);
  return 'exitCode' in old ? undefined : old;
}

/** Whether the files of the old names, as far as they are remembered, were written for the routes of the new ones. */
function serveTheSame(
  before: readonly VirtualFile[],
  after: readonly VirtualFile[],
  { files }: Manifest,
): boolean {
  return pairFiles(before, after).every((pair) => {
    const route = files.get(pair.before.path)?.route;
    return pair.before.path === pair.after.path || route === undefined || route === pair.after.route;
  });
}

/** Where "apigen generate" put a stub for the new name already and nobody edited it, it gives way to the owner's file. */
export async function replaceStubs(
  changes: readonly (MoveChange | UpdateChange)[],
  { files }: RenameStep,
  { host }: Services,
  root: string,
): Promise<readonly (MoveChange | UpdateChange)[]> {
  const stubs = new Map(files.map(({ path, content }) => [path, hashText(content)]));
  const disk = await readDisk(
    host.files,
    root,
    changes.map(({ path }) => path),
  );
  return changes.map((change) => {
    const entry = disk.get(change.path);
    const isStub = entry?.kind === 'file' && entry.hash === stubs.get(change.path);
    return change.kind === 'move' && isStub ? { ...change, replaces: entry.hash } : change;
  });
}
