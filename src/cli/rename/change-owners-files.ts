import type { MoveChange, UpdateChange } from '../../workspace/plan.ts';
import { isModule } from '../../workspace/rename/module-graph.ts';
import { renameReferences, type ReferenceEdits } from '../../workspace/rename/rename-references.ts';
import type { NameObstacle } from '../../workspace/rename/rename-identifiers.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { PlannedProject } from '../plan-project.ts';
import { contractUpdates } from './contract-updates.ts';
import { changedModules, pairFiles, type ModuleChanges } from './pair-files.ts';
import { planOwnerChanges } from './plan-rename.ts';
import { readOwnedModules, type OwnedModule } from './read-owned-modules.ts';
import type { RenamedContract } from './rename-contract.ts';

/** What a rename does to files that apigen does not generate, the contract's among them. */
export interface OwnersFiles {
  readonly changes: readonly (MoveChange | UpdateChange)[];
  readonly obstacles: readonly NameObstacle[];
  /** How many modules of the owner's have a name or a path in them that follows. */
  readonly followers: number;
}

/** Works out what follows in the owner's files once `files` are what the project is generated to. */
export async function changeOwnersFiles(
  planned: PlannedProject,
  contract: RenamedContract,
  files: readonly VirtualFile[],
  host: FileSystem,
): Promise<OwnersFiles> {
  const { manifest } = planned.found;
  const pairs = pairFiles(planned.files, files);
  const generated = new Map(
    planned.files.filter((file) => file.ownership === 'generated').map((file) => [file.path, file.content]),
  );
  const isGenerated = (path: string): boolean =>
    generated.has(path) || manifest.files.get(path)?.ownership === 'generated';
  const owned = await readOwnedModules(host, planned.root, isGenerated);
  const { edits, obstacles } = await findReferences(await changedModules(pairs), generated, owned);
  const changes = planOwnerChanges({ pairs, owned, edits, manifest });
  return {
    changes: [...changes, ...(await contractUpdates(contract, planned, host))],
    obstacles,
    followers: edits.size,
  };
}

async function findReferences(
  { names, moves }: ModuleChanges,
  generated: ReadonlyMap<string, string>,
  owned: ReadonlyMap<string, OwnedModule>,
): Promise<ReferenceEdits> {
  if (names.length === 0 && moves.size === 0) return { edits: new Map(), obstacles: [] };
  const modules = new Map([
    ...[...generated].filter(([path]) => isModule(path)),
    ...[...owned].map(([path, { text }]): [string, string] => [path, text]),
  ]);
  return renameReferences({ modules, owned: [...owned.keys()], names, moves });
}
