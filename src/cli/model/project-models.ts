import type { Settings } from '../../config/settings.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { readSnapshot } from '../../database/snapshot/read-snapshot.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { snapshotMissing } from '../../database/snapshot/snapshot-diagnostics.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Renderer } from '../../render/renderer.ts';
import { modelTarget } from '../../targets/model/model-target.ts';
import type { ModelOptions } from '../../targets/model/model-options.ts';
import { planModels, type ModelsPlan } from '../../targets/model/plan-models.ts';
import type { ServiceModels } from '../../targets/service/service-options.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { modelDiagnostic } from './model-diagnostics.ts';
import { toModelOptions } from './to-model-options.ts';
import { isToldOnce } from '../../targets/model/is-told-once.ts';

/** The models of a project, worked out and not yet printed. */
export interface ProjectModels {
  readonly schema: DatabaseSchema;
  readonly options: ModelOptions;
  readonly plan: ModelsPlan;
}

/** Models with what was found meanwhile; absent where the project has none, or after an error. */
export interface ReadModels {
  readonly models: ProjectModels | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const readings = new WeakMap<Settings, ReadModels>();

/** Works out the models of a project from its settings and the snapshot of its database, once for the same settings. */
export function readProjectModels(settings: Settings): ReadModels {
  const known = readings.get(settings) ?? readModels(settings);
  readings.set(settings, known);
  return known;
}

/** The files of the models, as the renderer prints them. */
export function renderModels({ plan, options }: ProjectModels, renderer: Renderer): readonly VirtualFile[] {
  return modelTarget.generate(plan, { options, ...renderer });
}

/** What the service around the models has to know of them. */
export function serviceModels({ options, schema }: ProjectModels): ServiceModels {
  return { dialect: schema.dialect, dialects: options.dialects, hasCache: options.cache !== null };
}

function readModels(settings: Settings): ReadModels {
  const { database, databaseSnapshot: text } = settings;
  if (database === undefined) return { models: undefined, diagnostics: [] };
  const found =
    text === undefined
      ? report(snapshotMissing, { path: snapshotPath, command: `apigen model ${database.dialect}` })
      : readSnapshot(text);
  if ('code' in found) return { models: undefined, diagnostics: [found] };
  const options = toModelOptions(database, { int64: settings.int64, folder: 'src', isService: true });
  const plan = planModels(found, options);
  const diagnostics = plan.problems.filter((problem) => !isToldOnce(problem)).map(modelDiagnostic);
  return { models: hasErrors(diagnostics) ? undefined : { schema: found, options, plan }, diagnostics };
}
