import type { VirtualFile } from '../../../workspace/virtual-file.ts';
import type { RenderTemplate } from '../../target.ts';
import type { ModelFolder } from '../table-view.ts';
import { viewContract } from './contract-view.ts';
import { conversionPath, viewConversions } from './conversion-view.ts';
import type { CrudOptions } from './crud-options.ts';
import { viewCrudLogic } from './logic-view.ts';
import type { CrudTable } from './plan-crud.ts';

/** Prints the contract of tables: lists, and rows that are shown, made, changed and deleted. */
export function printCrudContract(
  tables: readonly CrudTable[],
  options: CrudOptions,
  render: RenderTemplate,
): string {
  return render('model/crud/contract.api', viewContract(tables, options));
}

/** Where the logic stands, and what stands around it. */
export interface CrudLogicContext {
  readonly render: RenderTemplate;
  readonly folder: ModelFolder;
}

/** Prints the logic that serves such a contract from the models. Its owner's from the first run on, not yet formatted. */
export function printCrudLogic(
  tables: readonly CrudTable[],
  context: CrudLogicContext,
): readonly VirtualFile[] {
  const { render } = context;
  return tables.flatMap((table) => [
    ...viewCrudLogic(table).map(({ path, ...view }) =>
      ownFile(path, render('model/crud/logic.ts', view), table),
    ),
    ...printConversions(table, context),
  ]);
}

function printConversions(table: CrudTable, { render, folder }: CrudLogicContext): VirtualFile[] {
  const view = viewConversions(table, folder);
  if (view === undefined) return [];
  return [ownFile(conversionPath(table), render('model/crud/convert.ts', view), table)];
}

function ownFile(path: string, content: string, { plan }: CrudTable): VirtualFile {
  return { path, content, ownership: 'yours', origin: `table ${plan.shown}` };
}
