import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import type { MoveChange, UpdateChange } from '../../workspace/plan.ts';
import { isModule } from '../../workspace/rename/module-graph.ts';
import { moveAliasTargets } from '../../workspace/rename/path-alias.ts';
import {
  renameReferences,
  type ReferenceEdits,
  type ReferenceRequest,
} from '../../workspace/rename/rename-references.ts';
import type { NameObstacle } from '../../workspace/rename/rename-identifiers.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { PlannedProject } from '../project/plan-project.ts';
import { contractUpdates } from './contract-updates.ts';
import { changedModules, pairFiles } from './pair-files.ts';
import { ownerUpdate, planOwnerChanges } from './plan-rename.ts';
import { readOwnedModules } from './read-owned-modules.ts';
import { readPathAliases, type FoundAliases } from './read-path-aliases.ts';
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
  const { aliases, files: aliasFiles } = await readPathAliases(host, planned.root);
  const modules = new Map([
    ...[...generated].filter(([path]) => isModule(path)),
    ...[...owned].map(([path, { text }]): [string, string] => [path, text]),
  ]);
  const changed = await changedModules(pairs);
  const { edits, obstacles } = await findReferences({ ...changed, modules, aliases }, [...owned.keys()]);
  const changes = planOwnerChanges({ pairs, owned, edits, manifest });
  const targets = moveAliasTargets(aliases, { modules, moves: changed.moves });
  return {
    changes: [
      ...changes,
      ...aliasUpdates(targets, aliasFiles),
      ...(await contractUpdates(contract, planned, host)),
    ],
    obstacles,
    followers: edits.size,
  };
}

async function findReferences(
  request: Omit<ReferenceRequest, 'owned'>,
  owned: readonly string[],
): Promise<ReferenceEdits> {
  if (request.names.length === 0 && request.moves.size === 0) return { edits: new Map(), obstacles: [] };
  return renameReferences({ ...request, owned });
}

/** Aliases of single modules lead to where they are now. */
function aliasUpdates(edits: readonly TextEdit[], files: FoundAliases['files']): UpdateChange[] {
  return [...files].flatMap(([path, { text, hash }]) => {
    const own = edits.filter(({ span }) => span.file === path);
    return own.length === 0 ? [] : [ownerUpdate(path, hash, applyEdits(path, text, own))];
  });
}
