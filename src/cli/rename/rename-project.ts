import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { conflictDiagnostics } from '../../workspace/conflicts.ts';
import { readDisk } from '../../workspace/disk.ts';
import { printManifest } from '../../workspace/manifest.ts';
import { nextManifest } from '../../workspace/next-manifest.ts';
import type { MoveChange, Plan, UpdateChange } from '../../workspace/plan.ts';
import { isModule } from '../../workspace/rename/module-graph.ts';
import { renameReferences, type ReferenceEdits } from '../../workspace/rename/rename-references.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { commitPlan } from '../commit-plan.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from '../compile-contract.ts';
import { stay } from '../contract-copy.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { generateFiles, runFacts } from '../generate-files.ts';
import { failed, type Outcome, type PlanResult } from '../outcome.ts';
import { comparePlan, planProject, type PlannedProject } from '../plan-project.ts';
import { contractsOutside, contractUpdates } from './contract-updates.ts';
import { prepareGitMoves } from './git-moves.ts';
import { changedModules, pairFiles, type ModuleChanges } from './pair-files.ts';
import { joinPlans, planOwnerChanges } from './plan-rename.ts';
import { readOwnedModules, type OwnedModule } from './read-owned-modules.ts';
import { renameContract, type RenamedContract, type RenameRequest } from './rename-contract.ts';
import { renameFileTaken, renameNameTaken } from './rename-diagnostics.ts';

/** A rename and whether it is only shown. */
export interface ProjectRename extends RenameRequest {
  readonly isDryRun: boolean;
}

/** Renames in the contract, moves and mends the owner's code, generates again: all of it in one commit, or nothing. */
export async function renameProject(request: ProjectRename, services: Services): Promise<Outcome> {
  const { host } = services;
  const planned = await planProject(services, { isReadOnly: request.isDryRun });
  if ('exitCode' in planned) return planned;
  const contract = await renameContract(planned.compiled, request, host.files);
  if ('exitCode' in contract) return contract;
  const outside = contractsOutside(contract, planned);
  if (outside.length > 0) return failed(exitCode.usage, outside);
  const { settings } = planned.project;
  const { model } = contract.compiled;
  const files = await generateFiles(model, { settings, developmentSecret: null }, services);
  const { changes, references, owned } = await changeOwnersFiles(planned, contract, files, services);
  const taken = references.obstacles.map((obstacle) => report(renameNameTaken, { ...obstacle }));
  const { plan: generated } = await comparePlan(files, planned.found, host.files, planned.root);
  const plan = joinPlans(generated, changes);
  const blocked = [
    ...taken,
    ...(await takenFiles(changes, services, planned.root)),
    ...conflictDiagnostics(plan),
  ];
  const end = (code: ExitCode, diagnostics: readonly Diagnostic[], notes: readonly string[]): Outcome =>
    outcome(code, diagnostics, contract.compiled, planResult(request, planned, plan, notes));
  if (blocked.length > 0) return end(exitCode.conflict, blocked, []);
  if (request.isDryRun) return end(exitCode.done, planned.diagnostics, notesOf(references, owned));
  return commitRename(plan, files, contract, planned, services, (code, diagnostics, notes) =>
    end(code, diagnostics, [...notesOf(references, owned), ...notes]),
  );
}

type End = (code: ExitCode, diagnostics: readonly Diagnostic[], notes: readonly string[]) => Outcome;

async function commitRename(
  plan: Plan,
  files: readonly VirtualFile[],
  contract: RenamedContract,
  { root, found, project, diagnostics }: PlannedProject,
  { host, version }: Services,
  end: End,
): Promise<Outcome> {
  const facts = runFacts(project.settings, stay(contract.compiled, root).inputs, version);
  const manifest = nextManifest(found.manifest, plan, files, facts, true);
  const moves = plan.filter((change): change is MoveChange => change.kind === 'move');
  const git = await prepareGitMoves(moves, host, root);
  const failures = await commitPlan(plan, { before: found.text, after: printManifest(manifest) }, host, root);
  if (failures.length > 0) return end(exitCode.environment, failures, []);
  const hasFollowed = await git.follow();
  const note = hasFollowed
    ? 'Git follows the moved files, as after "git mv".'
    : 'Git did not take note of the moved files: add them yourself with "git add".';
  return end(exitCode.done, diagnostics, git.count === 0 ? [] : [note]);
}

/** Everything that happens to files that apigen does not generate, the contract's among them. */
async function changeOwnersFiles(
  planned: PlannedProject,
  contract: RenamedContract,
  files: readonly VirtualFile[],
  { host }: Services,
): Promise<{
  readonly changes: readonly (MoveChange | UpdateChange)[];
  readonly references: ReferenceEdits;
  readonly owned: ReadonlyMap<string, OwnedModule>;
}> {
  const { manifest } = planned.found;
  const pairs = pairFiles(planned.files, files);
  const generated = new Map(
    planned.files.filter((file) => file.ownership === 'generated').map((file) => [file.path, file.content]),
  );
  const owned = await readOwnedModules(
    host.files,
    planned.root,
    (path) => generated.has(path) || manifest.files.get(path)?.ownership === 'generated',
  );
  const references = await findReferences(await changedModules(pairs), generated, owned);
  const { edits } = references;
  const changes = planOwnerChanges({ pairs, owned, edits, manifest });
  return {
    changes: [...changes, ...(await contractUpdates(contract, planned, host.files))],
    references,
    owned,
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

/** Places where a file of the owner's would go, but something else stands. */
async function takenFiles(
  changes: readonly (MoveChange | UpdateChange)[],
  { host }: Services,
  root: string,
): Promise<Diagnostic[]> {
  const moves = changes.filter((change): change is MoveChange => change.kind === 'move');
  const disk = await readDisk(
    host.files,
    root,
    moves.map(({ path }) => path),
  );
  const isTaken = ({ from, path }: MoveChange): boolean => {
    const entry = disk.get(path);
    return entry !== undefined && !(entry.kind === 'case-variant' && entry.path === from);
  };
  return moves.filter(isTaken).map(({ from, path }) => report(renameFileTaken, { from, path }));
}

function notesOf({ edits }: ReferenceEdits, owned: ReadonlyMap<string, OwnedModule>): string[] {
  const count = [...edits.keys()].filter((path) => owned.has(path)).length;
  return count === 0 ? [] : [`${count === 1 ? '1 file' : `${count} files`} of yours follow the new name.`];
}

function outcome(
  code: ExitCode,
  diagnostics: readonly Diagnostic[],
  { sources, sourceFolder }: CompiledContract,
  result: PlanResult,
): Outcome {
  return { exitCode: code, diagnostics, sources, sourceFolder, result };
}

function planResult(
  { isDryRun }: ProjectRename,
  { project }: PlannedProject,
  plan: Plan,
  notes: readonly string[],
): PlanResult {
  const { directory, settings } = project;
  return {
    kind: 'plan',
    isNew: false,
    isDryRun,
    directory,
    service: settings.name,
    plan,
    notes,
    nextSteps: [],
  };
}
