import type { Settings } from '../../config/settings.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { readSnapshot, snapshotPath } from '../../database/snapshot/read-snapshot.ts';
import { snapshotMissing } from '../../database/snapshot/snapshot-diagnostics.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ModelOptions } from '../../targets/model/model-options.ts';
import { planModels, type ModelsPlan } from '../../targets/model/plan-models.ts';
import { modelDiagnostic } from './model-diagnostics.ts';
import { toModelOptions } from './to-model-options.ts';

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

/** Works out the models of a project from its settings and the snapshot of its database. */
export function readProjectModels(settings: Settings): ReadModels {
  const { database, databaseSnapshot: text } = settings;
  if (database === undefined) return { models: undefined, diagnostics: [] };
  const found =
    text === undefined
      ? report(snapshotMissing, { path: snapshotPath, command: `apigen model ${database.dialect}` })
      : readSnapshot(text);
  if ('code' in found) return { models: undefined, diagnostics: [found] };
  const options = toModelOptions(database, { int64: settings.int64, folder: 'src', isService: true });
  const plan = planModels(found, options);
  // Types that nobody knows were named when the database was read; they are no news on every run after.
  const diagnostics = plan.problems.filter(({ kind }) => kind !== 'type-unknown').map(modelDiagnostic);
  return { models: hasErrors(diagnostics) ? undefined : { schema: found, options, plan }, diagnostics };
}
