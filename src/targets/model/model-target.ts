import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { TargetContext } from '../target.ts';
import { viewDatabase, viewSqliteTables } from './database-view.ts';
import { platformFiles } from './platform-files.ts';
import type { ModelOptions } from './model-options.ts';
import { viewModels } from './models-view.ts';
import type { ModelsPlan } from './plan-models.ts';
import type { TablePlan } from './table-plan.ts';
import { ownPath, tablePath, viewOwnModel, viewTable, type ModelFolder } from './table-view.ts';

type Context = TargetContext<ModelOptions>;

/** The model of every table: what `apigen model` writes besides the project around it. */
export const modelTarget = {
  name: 'model',
  summary: 'Typed models of the tables of a database.',
  generate: generateModels,
} as const;

function generateModels(plan: ModelsPlan, context: Context): readonly VirtualFile[] {
  const { options, render } = context;
  const folder: ModelFolder = {
    generated: options.folder === '' ? 'gen' : `${options.folder}/gen`,
    own: options.folder,
  };
  const generated = (name: string, view: object): VirtualFile => ({
    path: `${folder.generated}/${name}`,
    content: render(`model/gen/${name}`, view),
    ownership: 'generated',
    origin: 'database',
  });
  return [
    ...plan.tables.flatMap((table) => tableFiles(table, plan, folder, context)),
    generated('models.ts', viewModels(plan.tables, folder)),
    generated('database.ts', viewDatabase(plan.tables, options)),
    ...(options.dialects.includes('sqlite')
      ? [generated('sqlite-tables.ts', viewSqliteTables(plan.schema))]
      : []),
    ...platformFiles(`${folder.generated}/platform/database`, context),
  ];
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
