import type { VirtualFile } from '../../../workspace/virtual-file.ts';
import type { RenderTemplate } from '../../target.ts';
import type { ModelsPlan } from '../plan-models.ts';
import type { ModelFolder } from '../table-view.ts';
import { viewContract } from './contract-view.ts';
import { conversionPath, viewConversions } from './conversion-view.ts';
import type { CrudOptions } from './crud-options.ts';
import { viewCrudLogic } from './logic-view.ts';
import { planCrud, type CrudTable } from './plan-crud.ts';

/** A contract of tables with the logic that serves it from their models. */
export interface Crud {
  readonly contract: string;
  /** The owner's from the first run on, not yet formatted. */
  readonly logic: readonly VirtualFile[];
  readonly tables: readonly CrudTable[];
}

/** What {@link generateCrud} may know besides the models. */
export interface CrudContext {
  readonly options: CrudOptions;
  readonly render: RenderTemplate;
  readonly folder: ModelFolder;
  /** The module that the types of the contract will stand in: `src/gen/types/shop.ts`. */
  readonly contractTypes: string;
}

/** Writes the contract of every table, and its logic. */
export function generateCrud({ tables }: ModelsPlan, context: CrudContext): Crud {
  const { options, render } = context;
  const planned = tables.map((table) => planCrud(table, options));
  const logic = planned.flatMap((table) => [
    ...viewCrudLogic(table).map(({ path, ...view }) =>
      ownFile(path, render('model/crud/logic.ts', view), table),
    ),
    ...conversions(table, context),
  ]);
  return {
    contract: render('model/crud/contract.api', viewContract(planned, options)),
    logic,
    tables: planned,
  };
}

function conversions(table: CrudTable, { render, folder, contractTypes }: CrudContext): VirtualFile[] {
  const view = viewConversions(table, folder, contractTypes);
  if (view === undefined) return [];
  return [ownFile(conversionPath(table), render('model/crud/convert.ts', view), table)];
}

function ownFile(path: string, content: string, { plan }: CrudTable): VirtualFile {
  return { path, content, ownership: 'yours', origin: `table ${plan.shown}` };
}
