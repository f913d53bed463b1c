import { terminalText } from '../../base/literal.ts';
import { quotedList } from '../../base/quoted-list.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import { isUntouched } from '../../workspace/file-states.ts';
import { printManifest, type Manifest } from '../../workspace/manifest.ts';
import { orphanDiagnostics } from '../../workspace/orphans.ts';
import { changesDisk, type Change, type DeleteChange, type OrphanChange } from '../../workspace/plan.ts';
import { commitPlan } from '../project/commit-plan.ts';
import type { Services } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { factsOfPart } from './generated-from.ts';
import { refuseUnsettled } from '../project/manifest-unsettled.ts';
import { failed, type Outcome } from '../outcome.ts';
import { planProject, type PlannedProject } from '../project/plan-project.ts';
import { planResult } from '../project/plan-result.ts';

/** Nobody can be asked. */
export const pruneUnconfirmed = defineDiagnostic({
  code: 'prune-unconfirmed',
  severity: 'error',
  message:
    'Nothing was deleted, because there is nobody to ask. Say "apigen prune --yes" to delete: {paths}.',
  explanation:
    'Deleting needs a yes. On a terminal "apigen prune" asks for it; in a script or with "--json" the option "--yes" gives it.',
});

/** How orphans are cleared away. */
export interface PruneRequest {
  /** The yes was given beforehand. */
  readonly isConfirmed: boolean;
  /** Only say whether there are orphans. */
  readonly isCheck: boolean;
  readonly isDryRun: boolean;
}

/** Deletes files of the owner's that nothing asks for any more and that nobody ever edited; names the others. */
export async function pruneProject(request: PruneRequest, services: Services): Promise<Outcome> {
  const isReadOnly = request.isCheck || request.isDryRun;
  const planned = await planProject(services);
  if ('exitCode' in planned) return planned;
  const unsettled = refuseUnsettled(planned.diagnostics);
  if (unsettled !== undefined) return failed(exitCode.usage, [unsettled]);
  const { manifest } = planned.found;
  const orphans = planned.plan.filter((change): change is OrphanChange => change.kind === 'orphan');
  const stubs = orphans.flatMap((change) => deletion(change, manifest));
  const paths = new Set(stubs.map(({ path }) => path));
  const plan = [...stubs, ...orphans.filter(({ path }) => !paths.has(path))];
  const code = request.isCheck && plan.length > 0 ? exitCode.no : exitCode.done;
  if (isReadOnly || stubs.length === 0) return outcome(code, plan, isReadOnly, planned);
  const answer = await confirm(request, stubs, services);
  if (answer === 'nobody') {
    const list = quotedList([...paths]);
    return failed(exitCode.usage, [report(pruneUnconfirmed, { paths: list })]);
  }
  if (answer === 'no') return outcome(exitCode.no, orphans, false, planned);
  const facts = factsOfPart(planned, services.version);
  const after = printManifest({ ...without(manifest, paths), ...facts });
  const failures = await commitPlan(
    stubs,
    { before: planned.found.text, after },
    services.host,
    planned.root,
  );
  if (failures.length > 0) return failed(exitCode.environment, failures);
  return outcome(code, plan, false, planned);
}

function deletion({ path, ownership, origin, before }: OrphanChange, manifest: Manifest): DeleteChange[] {
  if (before === undefined || !isUntouched(manifest.files.get(path), before)) return [];
  return [{ kind: 'delete', path, ownership, origin, before }];
}

async function confirm(
  { isConfirmed }: PruneRequest,
  stubs: readonly DeleteChange[],
  { host: { terminal }, isJson }: Services,
): Promise<'yes' | 'no' | 'nobody'> {
  if (isConfirmed) return 'yes';
  if (isJson || !terminal.isInteractive) return 'nobody';
  const list = stubs.map(({ path }) => `  - ${terminalText(path)}\n`).join('');
  const what = stubs.length === 1 ? 'this stub' : `these ${stubs.length} stubs`;
  const answer = await terminal.ask(`${list}Delete ${what}, which nobody edited? [y/N] `);
  return /^y(?:es)?$/i.test(answer.trim()) ? 'yes' : 'no';
}

function without(manifest: Manifest, paths: ReadonlySet<string>): Manifest {
  return { ...manifest, files: new Map([...manifest.files].filter(([path]) => !paths.has(path))) };
}

function outcome(
  code: ExitCode,
  plan: readonly Change[],
  isDryRun: boolean,
  { project, compiled, diagnostics, found, files, plan: whole }: PlannedProject,
): Outcome {
  return {
    exitCode: code,
    diagnostics: [...diagnostics, ...orphanDiagnostics(plan, found.manifest, files)],
    sources: compiled.sources,
    sourceFolder: compiled.sourceFolder,
    result: planResult(
      project,
      { isDryRun },
      { plan, nextSteps: whole.some(changesDisk) ? ['apigen generate'] : [] },
    ),
  };
}
