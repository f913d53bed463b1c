import { lineComment } from '../../base/literal.ts';
import { valueName } from '../names.ts';
import { printDoc } from '../print-doc.ts';
import { createImportScope, type ImportScope } from '../import-scope.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { TablePlan } from './table-plan.ts';
import { printInterfaces, type NameType } from './print-interfaces.ts';
import { printKeyMethods, printRelationMethods } from './print-methods.ts';
import { printTableInfo } from './print-table-info.ts';
import type { RelationPlan } from './relations.ts';

/** Where the files of models stand, relative to the project. */
export interface ModelFolder {
  /** `src/gen` */
  readonly generated: string;
  /** `src` */
  readonly own: string;
}

/** The generated module of one table. */
export interface TableView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly interfaces: readonly string[];
  /** `table` or `view`. */
  readonly kind: string;
  /** `export const usersTable: TableInfo = …;` */
  readonly table: string;
  readonly tableName: string;
  /** The comment of the class: `Reads and writes users.` */
  readonly doc: string;
  /** `UsersModelBase` */
  readonly className: string;
  readonly baseName: string;
  readonly typesName: string;
  readonly methods: readonly string[];
}

/** The module of the owner's, as it is first written. */
export interface OwnModelView {
  readonly className: string;
  readonly baseName: string;
  readonly import: string;
  readonly doc: string;
}

/** Names that the code of models means as every module does, and its type parameter; imported types give way to them. */
const globalNames = ['Date', 'Map', 'Pick', 'Promise', 'Row', 'Uint8Array'];

/** Builds the view of the generated module. */
export function viewTable(
  plan: TablePlan,
  relations: readonly RelationPlan<TablePlan>[],
  folder: ModelFolder,
): TableView {
  const { type, table } = plan;
  const path = tablePath(plan, folder);
  const platform = `${folder.generated}/platform/database`;
  const own = ['Row', 'Insert', 'Update', 'Key', 'Types', 'Names', 'ModelBase'].map((end) => type + end);
  const scope = createImportScope(path, [...globalNames, ...own, tableName(plan)]);
  const base = baseClass(plan);
  if (plan.keys.unique.length + relations.length > 0)
    scope.use(`${platform}/read-options.ts`, 'ReadOptions', 'type');
  scope.use(`${platform}/${base.module}`, base.name);
  scope.use(`${platform}/table.ts`, 'TableInfo', 'type');
  scope.use(`${folder.generated}/models.ts`, 'Models', 'type');
  const typeOf = typeNamer(scope);
  const interfaces = printInterfaces(plan, typeOf);
  const methods = [
    ...printKeyMethods(plan, typeOf),
    ...printRelationMethods(plan, relations, (other) =>
      other === plan ? `${type}Row` : scope.use(tablePath(other, folder), `${other.type}Row`, 'type'),
    ),
  ];
  const name = lineComment(plan.shown);
  return {
    header: `// Generated from the ${table.kind} ${name} by apigen. Changes here are lost: write yours in ${ownPath(plan, folder)}.`,
    imports: scope.print(),
    interfaces,
    kind: table.kind,
    table: printTableInfo(plan, tableName(plan)),
    tableName: tableName(plan),
    doc: printDoc(plan.isReadOnly ? `Reads ${name}.` : `Reads and writes ${name}.`, 0).trimEnd(),
    className: `${type}ModelBase`,
    baseName: base.name,
    typesName: `${type}Types`,
    methods,
  };
}

/** Builds the view of the owner's module. */
export function viewOwnModel(plan: TablePlan, folder: ModelFolder): OwnModelView {
  const scope = createImportScope(ownPath(plan, folder), []);
  const baseName = scope.use(tablePath(plan, folder), `${plan.type}ModelBase`);
  const what = plan.isReadOnly ? 'queries' : 'queries and rules';
  return {
    className: `${plan.type}Model`,
    baseName,
    import: scope.print()[0] ?? '',
    doc: printDoc(
      `The model of the ${plan.table.kind} ${lineComment(plan.shown)}: add ${what} of your own here.`,
      0,
    ).trimEnd(),
  };
}

/** Where the generated module of a table stands. */
export function tablePath({ stem }: TablePlan, { generated }: ModelFolder): string {
  return `${generated}/model/${stem}.ts`;
}

/** Where the owner's module of a table stands. */
export function ownPath({ stem }: TablePlan, { own }: ModelFolder): string {
  return own === '' ? `model/${stem}.ts` : `${own}/model/${stem}.ts`;
}

/** `usersTable` */
export function tableName({ type }: TablePlan): string {
  return valueName(`${type}_table`);
}

function baseClass({ isReadOnly, conventions }: TablePlan): {
  readonly name: string;
  readonly module: string;
} {
  if (isReadOnly) return { name: 'ReadOnlyTableModel', module: 'read-only-table-model.ts' };
  return conventions.softDelete === undefined
    ? { name: 'TableModel', module: 'table-model.ts' }
    : { name: 'SoftDeleteTableModel', module: 'soft-delete-table-model.ts' };
}

/** A type of a module of the owner's is imported, under another name where its own is taken. */
function typeNamer(scope: ImportScope): NameType {
  return ({ imported, type }: ColumnPlan) => {
    if (imported === undefined) return type;
    // A path is written from the folder of the settings, which is the project's.
    const from = imported.from.startsWith('./') ? imported.from.slice(2) : imported.from;
    return scope.use(from, imported.name, 'type') + type.slice(imported.name.length);
  };
}
