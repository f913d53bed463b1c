import type { DatabaseSchema } from '../../database/schema.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { TargetContext } from '../target.ts';
import { platformFiles } from './platform-files.ts';
import type { ModelOptions } from './model-options.ts';
import { viewModels } from './models-view.ts';
import { planModels, type ModelsPlan, type TablePlan } from './plan-models.ts';
import { ownPath, tablePath, viewOwnModel, viewTable, type ModelFolder } from './table-view.ts';

type Context = TargetContext<ModelOptions>;

/** Files of models, and what there is to tell about them. With problems that are errors nothing may be written. */
export interface GeneratedModels extends Pick<ModelsPlan, 'problems' | 'conventions'> {
  readonly files: readonly VirtualFile[];
}

/** The model of every table: what `apigen model` writes besides the project around it. */
export const modelTarget = {
  name: 'model',
  summary: 'Typed models of the tables of a database.',
  generate: generateModels,
} as const;

function generateModels(schema: DatabaseSchema, context: Context): GeneratedModels {
  const { options, render } = context;
  const plan = planModels(schema, options);
  const folder: ModelFolder = {
    generated: options.folder === '' ? 'gen' : `${options.folder}/gen`,
    own: options.folder,
  };
  const registry = viewModels(plan.tables, folder);
  return {
    files: [
      ...plan.tables.flatMap((table) => tableFiles(table, plan, folder, context)),
      {
        path: `${folder.generated}/models.ts`,
        content: render('model/gen/models.ts', registry),
        ownership: 'generated',
        origin: 'database',
      },
      ...platformFiles(`${folder.generated}/platform/database`, context),
    ],
    problems: plan.problems,
    conventions: plan.conventions,
  };
}

function tableFiles(
  table: TablePlan,
  { relations }: ModelsPlan,
  folder: ModelFolder,
  { render }: Context,
): readonly VirtualFile[] {
  const origin = `table ${table.shown}`;
  const view = viewTable(table, relations.get(table) ?? [], folder);
  const own = viewOwnModel(table, folder);
  return [
    {
      path: tablePath(table, folder),
      content: render('model/gen/model/table.ts', view),
      ownership: 'generated',
      origin,
    },
    {
      path: ownPath(table, folder),
      content: render('model/model/table.ts', own),
      ownership: 'yours',
      origin,
    },
  ];
}
