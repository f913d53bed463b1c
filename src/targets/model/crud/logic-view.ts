import { tsAccess, tsPropertyKey, tsString } from '../../../base/literal.ts';
import { isIdentifier, safeIdentifier } from '../../../base/naming.ts';
import { createImportScope } from '../../import-scope.ts';
import { fileStem, groupFolder, madeTypeName, valueName } from '../../names.ts';
import { conversionPath, neededConversions } from './conversion-view.ts';
import { crudNames } from './crud-names.ts';
import type { CrudTable } from './plan-crud.ts';

/** The logic of one route, as it is first written. */
export interface CrudLogicView {
  readonly path: string;
  readonly imports: readonly string[];
  /** What stands in front of the function; may be empty. */
  readonly constants: readonly string[];
  readonly functionName: string;
  readonly typeName: string;
  /** `{ id }, ctx` */
  readonly parameters: string;
  /** Statements, one each. */
  readonly body: readonly string[];
}

/** The platform's module of errors of models. */
const errorsModule = 'src/gen/platform/database/model-errors.ts';

/** Builds the logic of every route that the contract of the table has. */
export function viewCrudLogic(table: CrudTable): readonly CrudLogicView[] {
  const names = crudNames(table.plan);
  const { key, changed, plan } = table;
  const canWrite = !plan.isReadOnly;
  return [
    logic(table, names.listHandler, listLogic),
    ...(key.length > 0 ? [logic(table, names.getHandler, getLogic)] : []),
    ...(canWrite ? [logic(table, names.createHandler, createLogic)] : []),
    ...(canWrite && key.length > 0 && changed.length > 0
      ? [logic(table, names.updateHandler, updateLogic)]
      : []),
    ...(canWrite && key.length > 0 ? [logic(table, names.deleteHandler, deleteLogic)] : []),
  ];
}

/** What the body of a function is made of. */
interface LogicScope {
  /** `ctx.models.users` */
  readonly model: string;
  /** The name of a conversion, imported; undefined where none is needed. */
  readonly convert: (kind: 'row' | 'insert' | 'update') => string | undefined;
  readonly notFound: () => string;
}

type Logic = Pick<CrudLogicView, 'constants' | 'parameters' | 'body'>;

function logic(
  table: CrudTable,
  handler: string,
  build: (table: CrudTable, scope: LogicScope) => Logic,
): CrudLogicView {
  const folder = groupFolder(table.group);
  const path = `src/logic/${folder}/${fileStem(handler)}.ts`;
  const functionName = valueName(handler);
  const imports = createImportScope(path, [functionName, 'ctx', 'orders', 'items', 'row', 'change']);
  const typeName = imports.use(`src/gen/handler/${folder}.ts`, madeTypeName(handler), 'type');
  const needed = neededConversions(table);
  const parts = build(table, {
    model: `ctx.models${tsAccess(table.plan.property)}`,
    convert: (kind) => {
      const name = needed[kind];
      return name === undefined ? undefined : imports.use(conversionPath(table), name);
    },
    notFound: () => imports.use(errorsModule, 'RowNotFoundError'),
  });
  return { path, imports: imports.print(), functionName, typeName, ...parts };
}

function listLogic(table: CrudTable, { model, convert }: LogicScope): Logic {
  const { sorts, filters, hasCursor } = table;
  const start = hasCursor ? 'cursor' : 'page';
  const toRow = convert('row');
  const hasOrder = sorts.length > 0;
  const taken = [start, 'limit', ...(hasOrder ? ['sort'] : []), ...(filters.length > 0 ? ['...where'] : [])];
  const given = [
    ...(filters.length > 0 ? ['where'] : []),
    ...(hasOrder ? ['orderBy: orders[sort]'] : []),
    'limit',
    start,
  ];
  const rest = hasCursor ? 'nextCursor' : 'total';
  const method = hasCursor ? 'page' : 'offsetPage';
  const shown = toRow === undefined ? 'items' : `items: items.map(${toRow})`;
  const end = hasCursor ? '...(nextCursor === undefined ? {} : { nextCursor })' : 'total';
  return {
    constants: hasOrder ? [printOrders(table)] : [],
    parameters: `{ ${taken.join(', ')} }, ctx`,
    body: [
      `const { items, ${rest} } = await ${model}.${method}({ ${given.join(', ')} });`,
      `return { ${shown}, ${end} };`,
    ],
  };
}

function printOrders({ sorts }: CrudTable): string {
  const members = sorts.flatMap(({ wire, column: { property } }) => [
    `${tsPropertyKey(wire)}: { ${tsPropertyKey(property)}: 'asc' },`,
    `${tsString(`-${wire}`)}: { ${tsPropertyKey(property)}: 'desc' },`,
  ]);
  return ['/** What the list can be sorted by. */', 'const orders = {', ...members, '} as const;'].join('\n');
}

function getLogic(table: CrudTable, { model, convert }: LogicScope): Logic {
  const found = `${model}.getById(${printKey(table)})`;
  return {
    constants: [],
    parameters: `{ ${keyParts(table).join(', ')} }, ctx`,
    body: [`return ${awaited(convert('row'), found)};`],
  };
}

function createLogic({ created }: CrudTable, { model, convert }: LogicScope): Logic {
  const row = created.length === 0 ? '{}' : applied(convert('insert'), 'row');
  return {
    constants: [],
    parameters: created.length === 0 ? 'ctx' : 'row, ctx',
    body: [`return ${awaited(convert('row'), `${model}.insert(${row})`)};`],
  };
}

function updateLogic(table: CrudTable, { model, convert, notFound }: LogicScope): Logic {
  const { version, plan } = table;
  const versionPart = version === undefined ? [] : [localPart(version.wire, 'version')];
  const options = version === undefined ? '' : ', { version }';
  const change = applied(convert('update'), 'change');
  return {
    constants: [],
    parameters: `{ ${[...keyParts(table), ...versionPart, '...change'].join(', ')} }, ctx`,
    body: [
      `const row = await ${model}.update(${printKey(table)}, ${change}${options});`,
      `if (row === undefined) throw new ${notFound()}(${tsString(plan.stem)}, ${printKey(table)});`,
      `return ${applied(convert('row'), 'row')};`,
    ],
  };
}

function deleteLogic(table: CrudTable, { model, notFound }: LogicScope): Logic {
  const key = printKey(table);
  return {
    constants: [],
    parameters: `{ ${keyParts(table).join(', ')} }, ctx`,
    body: [
      `const isDeleted = await ${model}.delete(${key});`,
      `if (!isDeleted) throw new ${notFound()}(${tsString(table.plan.stem)}, ${key});`,
    ],
  };
}

function applied(name: string | undefined, value: string): string {
  return name === undefined ? value : `${name}(${value})`;
}

/** A promise is handed on as it is; what is to be converted must be there first. */
function awaited(name: string | undefined, promise: string): string {
  return name === undefined ? promise : `${name}(await ${promise})`;
}

/** The members of the request that make the key, each under a name of its own. */
function keyParts({ key }: CrudTable): readonly string[] {
  return key.map(({ wire }) => localPart(wire, keyLocal(wire)));
}

function localPart(wire: string, local: string): string {
  return wire === local ? local : `${tsPropertyKey(wire)}: ${local}`;
}

/** Names that the function has for something else give way. */
function keyLocal(wire: string): string {
  const name = isIdentifier(wire) ? safeIdentifier(wire) : valueName(wire);
  return ['ctx', 'row', 'change', 'version', 'isDeleted'].includes(name) ? `${name}Key` : name;
}

/** A value, or an object of a key of several columns. */
function printKey({ key }: CrudTable): string {
  const values = key.map(({ wire, type, column }) => {
    const local = keyLocal(wire);
    const value = type.fromWire === undefined ? local : type.fromWire(local);
    return { property: column.property, value };
  });
  const [first] = values;
  if (values.length === 1 && first !== undefined) return first.value;
  const members = values.map(({ property, value }) =>
    property === value ? value : `${tsPropertyKey(property)}: ${value}`,
  );
  return `{ ${members.join(', ')} }`;
}
