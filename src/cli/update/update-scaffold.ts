import { findProject } from '../../config/read-settings.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { commit } from '../../workspace/commit.ts';
import { conflictDiagnostics } from '../../workspace/conflicts.ts';
import { diffPlan } from '../../workspace/diff.ts';
import { acquireLock } from '../../workspace/lock.ts';
import { printManifest, type Manifest } from '../../workspace/manifest.ts';
import { renewBases } from '../../workspace/merge/renew-bases.ts';
import { updateDiagnostics } from '../../workspace/merge/update-findings.ts';
import type { Change, MergeChange, Plan } from '../../workspace/plan.ts';
import { readManifest, type FoundManifest } from '../../workspace/read-manifest.ts';
import { recover } from '../../workspace/roll-back.ts';
import type { Services } from '../command.ts';
import { draftUpdate, type UpdateDraft } from './draft-update.ts';
import { exitCode } from '../exit-code.ts';
import { refuseUnsettled } from '../project/manifest-unsettled.ts';
import { markConflicts } from './mark-conflicts.ts';
import { migrations as allMigrations } from '../migrations/migration-list.ts';
import { pendingMigrations, type Migration } from '../migrations/migration.ts';
import { failed, type Outcome, type PlanResult } from '../outcome.ts';
import { planResult } from '../project/plan-result.ts';
import { refuseVersion } from './update-version.ts';

/** What `apigen update` was asked for. */
export interface ScaffoldRequest {
  /** The version whose scaffold is wanted; the running one by default. */
  readonly to: string | undefined;
  readonly isDryRun: boolean;
  /** Tell what changes inside the files. */
  readonly withDiff: boolean;
}

/** Brings the scaffold of the project to this version of apigen, beside what its owner made of it. */
export async function updateScaffold(
  request: ScaffoldRequest,
  services: Services,
  migrations: readonly Migration[] = allMigrations,
): Promise<Outcome> {
  const { host } = services;
  const found = await findProject(host.files, host.environment.workingDirectory);
  if (typeof found !== 'string') return failed(exitCode.usage, [found]);
  const root = await host.files.realPath(found);
  if (request.isDryRun) return update(root, request, services, migrations);
  const lock = await acquireLock(host, root);
  if (!('release' in lock)) return failed(exitCode.environment, [lock]);
  try {
    await recover(host.files, root);
    return await update(root, request, services, migrations);
  } finally {
    await lock.release();
  }
}

async function update(
  root: string,
  request: ScaffoldRequest,
  services: Services,
  migrations: readonly Migration[],
): Promise<Outcome> {
  const { host, version } = services;
  const { value: found, diagnostics } = await readManifest(host.files, root);
  if (hasErrors(diagnostics)) return failed(exitCode.usage, diagnostics);
  const unsettled = refuseUnsettled(diagnostics);
  if (unsettled !== undefined) return failed(exitCode.usage, [unsettled]);
  const since = found.manifest.scaffold ?? found.manifest.tool;
  const refusal = refuseVersion(request.to, version, since);
  if (refusal !== undefined) return failed(exitCode.usage, [refusal]);
  const due = pendingMigrations(migrations, since, version);
  const draft = await draftUpdate(root, found.manifest, due, services);
  if ('exitCode' in draft) return draft;
  const conflicts = conflictDiagnostics(draft.plan);
  if (conflicts.length > 0) return outcomeOf(draft, request, { diagnostics: [...diagnostics, ...conflicts] });
  const diffs = request.withDiff ? await diffPlan(draft.plan, draft.files, host.files, root) : undefined;
  const findings = [...diagnostics, ...updateDiagnostics(draft.plan)];
  const notes = due.map(({ summary }) => summary);
  const told = { diagnostics: findings, notes, ...(diffs === undefined ? {} : { diffs }) };
  if (request.isDryRun) return outcomeOf(draft, request, told);
  const failures = await commitUpdate(root, found, draft, services);
  if (failures.length > 0) return failed(exitCode.environment, failures);
  return outcomeOf(draft, request, {
    ...told,
    notes: [...notes, ...(await tellGit(host, root, draft.plan))],
    nextSteps: nextSteps(draft, found.manifest, version),
  });
}

async function commitUpdate(
  root: string,
  found: FoundManifest,
  { plan, files, manifest }: UpdateDraft,
  { host, version }: Services,
): Promise<readonly Diagnostic[]> {
  const after = printManifest(renewBases(manifest, plan, files, version));
  return commit(plan, { before: found.text, after }, host, root);
}

async function tellGit(host: Host, root: string, plan: Plan): Promise<string[]> {
  const marked = await markConflicts(host, root, plan.filter(hasMarkers));
  return marked === 0 ? [] : ['Git knows of the conflicts: "git status" shows them, "git add" settles them.'];
}

function hasMarkers(change: Change): change is MergeChange {
  return change.kind === 'merge' && change.conflicts > 0;
}

/** What the owner types next: nothing before the conflicts are settled. */
function nextSteps({ plan, project }: UpdateDraft, recorded: Manifest, version: string): string[] {
  if (plan.some(hasMarkers)) return [];
  const isChanged = plan.some((change) => change.path === 'package.json' && 'file' in change);
  return [
    ...(isChanged ? [`${project.settings.packageManager} install`] : []),
    ...(recorded.tool === version ? [] : ['apigen generate']),
  ];
}

function outcomeOf(
  { plan, project, compiled, findings }: UpdateDraft,
  request: ScaffoldRequest,
  told: Partial<PlanResult> & { readonly diagnostics: readonly Diagnostic[] },
): Outcome {
  const { diagnostics, ...facts } = told;
  return {
    exitCode: hasErrors(diagnostics) ? exitCode.conflict : exitCode.done,
    diagnostics: [...findings, ...diagnostics],
    sources: compiled.sources,
    sourceFolder: compiled.sourceFolder,
    result: planResult(project, request, { plan, ...facts }),
  };
}
