import { quotedList } from '../../base/quoted-list.ts';
import { selectTables } from '../../database/select-tables.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CrudOptions } from '../../targets/model/crud/crud-options.ts';
import { planCrud, type CrudTable } from '../../targets/model/crud/plan-crud.ts';
import { printCrudContract, printCrudLogic } from '../../targets/model/crud/print-crud.ts';
import { wideColumns } from '../../targets/model/crud/wide-columns.ts';
import type { TablePlan } from '../../targets/model/table-plan.ts';
import { prettify } from '../../render/prettify.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import { openRenderer } from '../project/open-renderer.ts';
import { apiIntegerWide } from './api-diagnostics.ts';
import type { ModelDraft } from './model-draft.ts';
import { givenPatterns } from './model-request.ts';
import type { ProjectModels } from './project-models.ts';

/** The contract of tables before it is compiled. */
export interface ContractDraft {
  readonly text: string;
  readonly tables: readonly CrudTable[];
}

/** Writes the contract of the tables that this run has chosen. */
export async function draftContract(
  draft: ModelDraft,
  { plan }: ProjectModels,
  options: CrudOptions,
  { host, packageRoot }: Services,
): Promise<ContractDraft> {
  const { render } = await openRenderer(host.files, packageRoot);
  const named = givenPatterns(draft.request);
  const { value: chosen } = selectTables(draft.schema, named);
  const isChosen = ({ table }: TablePlan): boolean =>
    named.length === 0 ||
    chosen.tables.some(({ schema, name }) => schema === table.schema && name === table.name);
  const { int64 } = options;
  const { dialect } = draft.schema;
  const tables = plan.tables.filter(isChosen).map((table) => planCrud(table, { int64, dialect }));
  return { text: printCrudContract(tables, options, render), tables };
}

/** Writes the logic of the contract. */
export async function draftLogic(
  { tables }: ContractDraft,
  { host, packageRoot }: Services,
): Promise<readonly VirtualFile[]> {
  const { render } = await openRenderer(host.files, packageRoot);
  const logic = printCrudLogic(tables, { render, folder: { generated: 'src/gen', own: 'src' } });
  return Promise.all(logic.map(async (each) => ({ ...each, content: await prettify(each.content) })));
}

/**
 * The files of a project with the logic in the place of the stubs. What the service itself would not have is copied in once,
 * like the contract: it is no part of what later runs generate.
 */
export function withLogic(
  files: readonly VirtualFile[],
  logic: readonly VirtualFile[],
): readonly VirtualFile[] {
  const written = new Map(logic.map((file) => [file.path, file]));
  const stubs = new Set(files.map(({ path }) => path));
  return [
    ...files.map((file) => ({ ...file, content: written.get(file.path)?.content ?? file.content })),
    ...logic.filter(({ path }) => !stubs.has(path)).map((file) => ({ ...file, isInput: true })),
  ];
}

/** What may go wrong with rows that the contract shows. */
export function contractFindings({ tables }: ContractDraft): readonly Diagnostic[] {
  const columns = wideColumns(tables);
  return columns.length === 0 ? [] : [report(apiIntegerWide, { columns: shortList(columns) })];
}

/** Some names, and how many more there are. */
function shortList(names: readonly string[]): string {
  const rest = names.length - namesShown;
  return rest <= 1 ? quotedList(names) : `${quotedList(names.slice(0, namesShown))} and ${rest} more columns`;
}

const namesShown = 10;

/** What there is to tell about columns that the contract treats in a way of its own. */
export function contractNotes({ tables }: ContractDraft): readonly string[] {
  return tables.flatMap(({ plan, secrets, key }) => [
    ...(secrets.length === 0
      ? []
      : [
          `"${plan.shown}" takes ${quotedList(secrets.map(({ column }) => column.column.name))} and never shows it.`,
        ]),
    ...(key.length === 0 && plan.keys.primary.length > 0
      ? [`The key of "${plan.shown}" cannot stand in a path, so its rows are only listed and added.`]
      : []),
  ]);
}
