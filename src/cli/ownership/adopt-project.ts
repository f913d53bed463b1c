import { counted } from '../../base/counted.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printManifest, type Manifest } from '../../workspace/manifest.ts';
import { nextManifest } from '../../workspace/next-manifest.ts';
import { changesDisk, type Change } from '../../workspace/plan.ts';
import { commitPlan } from '../project/commit-plan.ts';
import type { Services } from '../command.ts';
import { stay } from '../project/contract-copy.ts';
import { exitCode } from '../exit-code.ts';
import { factsOfPart } from './generated-from.ts';
import { refuseUnsettled } from '../project/manifest-unsettled.ts';
import { runFacts } from '../project/run-facts.ts';
import { failed, type Outcome } from '../outcome.ts';
import { planProject, type PlannedProject } from '../project/plan-project.ts';
import { planResult } from '../project/plan-result.ts';

/** A file that stays unknown. */
export const fileNotAdopted = defineDiagnostic({
  code: 'file-not-adopted',
  severity: 'warning',
  message: 'The file "{path}" was not taken over: {reason}.',
  explanation:
    '"apigen adopt" records files that are byte for byte what apigen would write, so that it may rewrite them from now on. Whatever else stands in the project is left alone.',
});

/** Takes over what is equal to what would be generated: the manifest is written, no other file is. */
export async function adoptProject(
  { isDryRun }: { readonly isDryRun: boolean },
  services: Services,
): Promise<Outcome> {
  const { host } = services;
  const planned = await planProject(services);
  if ('exitCode' in planned) return planned;
  const unsettled = refuseUnsettled(planned.diagnostics);
  if (unsettled !== undefined) return failed(exitCode.usage, [unsettled]);
  const { found, plan, root } = planned;
  const adopted = plan.filter(isAdopted);
  const before = found.text;
  const after = adoptedManifest(planned, adopted, services.version);
  if (!isDryRun) {
    const failures = await commitPlan([], { before, after }, host, root);
    if (failures.length > 0) return failed(exitCode.environment, failures);
  }
  const { project, compiled, diagnostics } = planned;
  const fresh = adopted.filter(({ path }) => !found.manifest.files.has(path)).length;
  return {
    exitCode: exitCode.done,
    diagnostics: [...diagnostics, ...plan.flatMap((change) => notAdopted(change, found.manifest))],
    sources: compiled.sources,
    sourceFolder: compiled.sourceFolder,
    result: planResult(
      project,
      { isDryRun },
      {
        plan: adopted,
        isManifestStale: before !== after,
        notes: fresh === 0 ? [] : [`${counted(fresh, 'file')} taken over.`],
        nextSteps: plan.some(changesDisk) ? ['apigen generate'] : [],
      },
    ),
  };
}

/** What the manifest says afterwards. Only where nothing is left to generate it may say that this contract was generated. */
function adoptedManifest(planned: PlannedProject, adopted: readonly Change[], version: string): string {
  const { found, files, compiled, root, project, plan } = planned;
  const isWhole = plan.every(({ kind }) => ['unchanged', 'keep', 'orphan'].includes(kind));
  const facts = isWhole
    ? runFacts(project.settings, stay(compiled, root).inputs, version)
    : factsOfPart(planned, version);
  return printManifest(nextManifest(found.manifest, adopted, files, facts, false));
}

function isAdopted(change: Change): boolean {
  if (change.kind === 'unchanged') return true;
  return change.kind === 'keep' && (change.ownership === 'yours' || change.reason === 'deleted-by-owner');
}

function notAdopted(change: Change, manifest: Manifest): Diagnostic[] {
  const reason = isAdopted(change) ? undefined : refusal(change, manifest);
  return reason === undefined ? [] : [report(fileNotAdopted, { path: change.path, reason })];
}

/** Why a file cannot be taken over; undefined where apigen knows it already. */
function refusal({ kind, path }: Change, manifest: Manifest): string | undefined {
  switch (kind) {
    case 'keep':
      return manifest.files.has(path) ? undefined : 'it is not what apigen writes, so it is yours';
    case 'create':
      return 'it is not there; "apigen generate" writes it';
    case 'update':
    case 'merge':
    case 'move':
      return 'it is out of date; "apigen generate" writes it';
    case 'conflict':
      return 'it is not what apigen generates';
    case 'unchanged':
    case 'orphan':
    case 'delete':
      return undefined;
  }
}
