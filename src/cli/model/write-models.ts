import { hashText } from '../../base/hash.ts';
import { printSnapshot } from '../../database/snapshot/print-snapshot.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { modelTarget } from '../../targets/model/model-target.ts';
import { planModels } from '../../targets/model/plan-models.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { inWidth } from '../project/in-width.ts';
import { applyFiles } from '../project/apply-files.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { openRenderer } from '../project/open-renderer.ts';
import { failed, type Outcome } from '../outcome.ts';
import { shownFolder } from '../shown-folder.ts';
import { modelDiagnostic } from './model-diagnostics.ts';
import { modelNotes, type ModelDraft } from './model-draft.ts';
import { modelPackages } from './model-packages.ts';
import { toModelOptions } from './to-model-options.ts';

/** Writes models into a folder of their own, with all that they need but the packages. */
export async function writeModels(draft: ModelDraft, root: string, services: Services): Promise<Outcome> {
  const { host, version, packageRoot } = services;
  const { request, sources } = draft;
  // Nobody starts a service here, so the database itself is all that is needed.
  const settings = { ...draft.settings, dialects: [draft.settings.dialect] };
  const options = toModelOptions(settings, { int64: 'number', folder: '', isService: false });
  const plan = planModels(draft.schema, options);
  const diagnostics = [...draft.diagnostics, ...plan.problems.map(modelDiagnostic)];
  if (hasErrors(diagnostics)) return failed(exitCode.contract, diagnostics, sources);
  const renderer = await openRenderer(host.files, packageRoot);
  const printed = modelTarget.generate(plan, { options, ...renderer });
  const files = await Promise.all(printed.map((file) => inWidth(file, 'gen/platform/')));
  const snapshot: VirtualFile = {
    path: snapshotPath,
    content: printSnapshot(draft.schema),
    ownership: 'generated',
    origin: 'database',
  };
  const configuration = hashText(JSON.stringify(options));
  const isDryRun = request.dryRun === true;
  const applied = await applyFiles(
    {
      root,
      files: [...files, snapshot],
      facts: { tool: version, configuration, inputs: new Map() },
      options: { isComplete: true },
      isDryRun,
      withDiff: request.diff === true,
    },
    host,
  );
  const directory = shownFolder(host.environment.workingDirectory, root);
  const packages = modelPackages(options, renderer.asset('versions/package.json'));
  return {
    exitCode: applied.exitCode,
    diagnostics: [...diagnostics, ...applied.diagnostics],
    sources,
    sourceFolder: '',
    result: {
      kind: 'plan',
      isNew: false,
      isDryRun,
      directory: directory === '' ? '.' : directory,
      service: directory === '' ? 'models' : directory,
      plan: applied.plan,
      notes: modelNotes(draft, plan),
      nextSteps: isDryRun ? [] : [`npm install ${packages.join(' ')}`],
      ...(request.diff === true ? { diffs: applied.diffs } : {}),
    },
  };
}
