import { counted } from '../../base/counted.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { conflictDiagnostics } from '../../workspace/conflicts.ts';
import { diffPlan } from '../../workspace/diff.ts';
import { readDisk } from '../../workspace/disk.ts';
import type { MoveChange, Plan } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import { commitGeneration } from '../project/commit-generation.ts';
import { exitCode } from '../exit-code.ts';
import { generateProject } from '../project/generate-project.ts';
import { failed, type Outcome, type PlanResult } from '../outcome.ts';
import { comparePlan, planProject, type PlannedProject } from '../project/plan-project.ts';
import { planResult } from '../project/plan-result.ts';
import { typeCheckProject } from '../project/type-check.ts';
import { findVersionDrift } from '../project/version-drift.ts';
import { catchUp, replaceStubs, type RenameStep } from './catch-up.ts';
import { changeOwnersFiles } from './change-owners-files.ts';
import { contractsOutside } from './contract-updates.ts';
import { prepareGitMoves } from './git-moves.ts';
import { joinPlans } from './plan-rename.ts';
import { renameContract, type RenamedContract, type RenameRequest } from './rename-contract.ts';
import { renameFileTaken, renameNameTaken, renameUnknown } from './rename-diagnostics.ts';

/** A rename, whether it is only shown, and how much of it. */
export interface ProjectRename extends RenameRequest {
  readonly isDryRun: boolean;
  /** Tell what changes inside the files. */
  readonly withDiff: boolean;
}

/** Everything that a rename writes, worked out and not yet written. */
interface RenamePlan {
  readonly planned: PlannedProject;
  readonly contract: RenamedContract;
  readonly files: readonly VirtualFile[];
  readonly plan: Plan;
  /** What stands in the way. */
  readonly obstacles: readonly Diagnostic[];
  readonly notes: readonly string[];
}

/** Renames in the contract, moves and mends the owner's code, generates again: all of it in one commit, or nothing. */
export async function renameProject(request: ProjectRename, services: Services): Promise<Outcome> {
  const { host } = services;
  const rename = await planRename(request, services);
  if ('exitCode' in rename) return rename;
  const { planned, contract, plan, files, obstacles, notes } = rename;
  const diffs = request.withDiff ? { diffs: await diffPlan(plan, files, host.files, planned.root) } : {};
  const result = planResult(planned.project, request, { plan, notes, ...diffs });
  const { sources, sourceFolder, diagnostics } = contract.compiled;
  const outcome: Outcome = { exitCode: exitCode.done, diagnostics, sources, sourceFolder, result };
  if (obstacles.length > 0) return refused(outcome, result, obstacles);
  return request.isDryRun ? outcome : commitRename(rename, result, outcome, services);
}

/** Nothing is written, so nothing is told of what would have been but what stands in the way. */
function refused(outcome: Outcome, result: PlanResult, obstacles: readonly Diagnostic[]): Outcome {
  const plan = result.plan.filter(({ kind }) => kind === 'conflict');
  return {
    ...outcome,
    exitCode: exitCode.conflict,
    diagnostics: obstacles,
    result: { ...result, plan, notes: [] },
  };
}

async function planRename(
  request: RenameRequest & { readonly isDryRun: boolean },
  services: Services,
): Promise<RenamePlan | Outcome> {
  const { host, version } = services;
  const planned = await planProject(services);
  if ('exitCode' in planned) return planned;
  const { found, root } = planned;
  const drift = findVersionDrift(found.manifest.tool, version, 'same-minor');
  if (drift !== undefined) return failed(exitCode.usage, [drift]);
  const step = await renameStep(planned, request, services);
  if ('exitCode' in step) return step;
  const { contract, files, isCatchUp } = step;
  const own = await changeOwnersFiles(step.before, contract, files, host.files);
  if (isCatchUp && own.changes.length === 0) return unknownName(planned, request);
  const { plan: generated } = await comparePlan(files, found, host.files, root);
  const changes = isCatchUp ? await replaceStubs(own.changes, step, services, root) : own.changes;
  const plan = joinPlans(generated, changes);
  const obstacles = [
    ...own.obstacles.map((obstacle) => report(renameNameTaken, { ...obstacle })),
    ...(await takenFiles(plan, host, root)),
    ...conflictDiagnostics(plan),
  ];
  const notes = [
    ...(isCatchUp ? [`The contract has the name "${request.to}" already.`] : []),
    ...(own.followers === 0 ? [] : [followNote(own.followers)]),
  ];
  return { planned, contract, files, plan, obstacles, notes };
}

/** The rename in the contract and what comes of it, whether it is still to be made or was made by hand. */
async function renameStep(
  planned: PlannedProject,
  request: RenameRequest,
  services: Services,
): Promise<RenameStep | Outcome> {
  const contract = await renameContract(planned.compiled, request, services.host.files);
  if ('exitCode' in contract) return (await catchUp(planned, request, services)) ?? contract;
  const outside = contractsOutside(contract, planned);
  if (outside.length > 0) return failed(exitCode.usage, outside);
  const { project } = planned;
  const generation = await generateProject(
    contract.compiled,
    { ...project, developmentSecret: null },
    services,
  );
  if ('exitCode' in generation) return generation;
  return { before: planned, contract, files: generation.files, isCatchUp: false };
}

/** The contract knows the new name, but nothing of the owner's speaks of the old one. */
function unknownName({ compiled }: PlannedProject, { kind, from }: RenameRequest): Outcome {
  const hint = 'The new name stands in the contract already, and nothing of yours uses the old one.';
  const diagnostic = report(renameUnknown, { kind, name: from, suggestion: '' }, { hint });
  return failed(exitCode.usage, [diagnostic], compiled.sources, compiled.sourceFolder);
}

function followNote(count: number): string {
  return `${counted(count, 'file')} of yours ${count === 1 ? 'follows' : 'follow'} the new name.`;
}

async function commitRename(
  { planned, contract: { compiled }, files, plan }: RenamePlan,
  result: PlanResult,
  outcome: Outcome,
  services: Services,
): Promise<Outcome> {
  const { host } = services;
  const { root } = planned;
  const git = await prepareGitMoves(plan.filter(isMove), host, root);
  const failures = await commitGeneration({ ...planned, compiled, files, plan }, services);
  if (failures.length > 0) return { ...outcome, exitCode: exitCode.environment, diagnostics: failures };
  const hasFollowed = await git.follow();
  const types = await typeCheckProject(root, plan, host);
  const notes = [
    ...result.notes,
    ...(git.count === 0 ? [] : [gitNote(hasFollowed)]),
    ...(types?.notes ?? []),
  ];
  const affected = types === undefined ? {} : { affectedFiles: types.affectedFiles };
  const diagnostics = [...outcome.diagnostics, ...(types?.diagnostics ?? [])];
  return { ...outcome, diagnostics, result: { ...result, notes, ...affected } };
}

function gitNote(hasFollowed: boolean): string {
  return hasFollowed
    ? 'Git follows the moved files, as after "git mv".'
    : 'Git did not take note of the moved files: add them yourself with "git add".';
}

/** Places where a file of the owner's would go, but something else stands. */
async function takenFiles(plan: Plan, { files }: Host, root: string): Promise<Diagnostic[]> {
  const moves = plan.filter(isMove);
  const paths = moves.map(({ path }) => path);
  const disk = await readDisk(files, root, paths);
  const isTaken = ({ from, path, replaces }: MoveChange): boolean => {
    const entry = disk.get(path);
    return (
      entry !== undefined && replaces === undefined && !(entry.kind === 'case-variant' && entry.path === from)
    );
  };
  return moves.filter(isTaken).map(({ from, path }) => report(renameFileTaken, { from, path }));
}

function isMove(change: Plan[number]): change is MoveChange {
  return change.kind === 'move';
}
