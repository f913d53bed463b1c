import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { conflictDiagnostics } from '../../workspace/conflicts.ts';
import { diffPlan } from '../../workspace/diff.ts';
import { updateDiagnostics } from '../../workspace/merge/update-findings.ts';
import { orphanDiagnostics } from '../../workspace/orphans.ts';
import type { Plan } from '../../workspace/plan.ts';
import type { Services } from '../command.ts';
import { commitGeneration } from '../project/commit-generation.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome, type PlanResult } from '../outcome.ts';
import { planResult } from '../project/plan-result.ts';
import type { OpenProject } from '../project/project.ts';
import { typeCheckProject } from '../project/type-check.ts';
import { modelDiagnostic } from './model-diagnostics.ts';
import { modelNotes, type ModelDraft } from './model-draft.ts';
import { planProjectModels, type ProjectModelsPlan } from './plan-project-models.ts';
import { readProjectModels } from './project-models.ts';
import { isToldOnce } from '../../targets/model/is-told-once.ts';

/** Makes models part of a service: code, settings, configuration and packages in one commit, or nothing. */
export async function writeProjectModels(
  draft: ModelDraft,
  project: OpenProject,
  services: Services,
): Promise<Outcome> {
  const { request, sources } = draft;
  const isDryRun = request.dryRun === true;
  const planned = await planProjectModels(draft, project, services);
  if ('exitCode' in planned) return planned;
  const { root, plan, files } = planned;
  const conflicts = conflictDiagnostics(plan);
  const diagnostics = [
    ...draft.diagnostics,
    ...toldOnce(planned),
    ...planned.diagnostics,
    ...(conflicts.length > 0 ? conflicts : findings(planned)),
  ];
  const diffs =
    request.diff === true ? { diffs: await diffPlan(plan, files, services.host.files, root) } : {};
  const result = planResult(project, { isDryRun }, { plan, notes: notesOf(draft, planned), ...diffs });
  const code = hasErrors(diagnostics) ? exitCode.conflict : exitCode.done;
  const outcome: Outcome = { exitCode: code, diagnostics, sources, sourceFolder: '', result };
  return isDryRun || conflicts.length > 0 ? outcome : commitModels(planned, outcome, result, services);
}

function findings({ plan, found, files }: ProjectModelsPlan): readonly Diagnostic[] {
  return [...updateDiagnostics(plan), ...orphanDiagnostics(plan, found.manifest, files)];
}

/** Told once, when the tables are read. */
function toldOnce({ project }: ProjectModelsPlan): readonly Diagnostic[] {
  const { models } = readProjectModels(project.settings);
  return (models?.plan.problems ?? []).filter(isToldOnce).map(modelDiagnostic);
}

function notesOf(draft: ModelDraft, { project, notes }: ProjectModelsPlan): readonly string[] {
  const { models } = readProjectModels(project.settings);
  return models === undefined ? notes : [...modelNotes(draft, models.plan), ...notes];
}

async function commitModels(
  planned: ProjectModelsPlan,
  outcome: Outcome,
  result: PlanResult,
  services: Services,
): Promise<Outcome> {
  const { project, root, plan } = planned;
  const failures = await commitGeneration(planned, services);
  if (failures.length > 0) return failed(exitCode.environment, failures);
  const tool = project.settings.packageManager;
  // New packages are not there yet, so nothing could be said about the types.
  const types = isChanged(plan, 'package.json')
    ? undefined
    : await typeCheckProject(root, plan, services.host);
  return {
    ...outcome,
    diagnostics: [...outcome.diagnostics, ...(types?.diagnostics ?? [])],
    result: {
      ...result,
      notes: [...result.notes, ...(types?.notes ?? [])],
      nextSteps: isChanged(plan, 'package.json') ? [`${tool} install`, `${tool} run dev`] : [],
      ...(types === undefined ? {} : { affectedFiles: types.affectedFiles }),
    },
  };
}

function isChanged(plan: Plan, path: string): boolean {
  return plan.some((change) => change.path === path && 'file' in change);
}
