import { tsAccess, tsPropertyKey, tsString } from '../../../base/literal.ts';
import { createImportScope, type ImportScope } from '../../import-scope.ts';
import { fileStem, valueName } from '../../names.ts';
import { uniqueIdentifiers } from '../../unique-name.ts';
import { tablePath, type ModelFolder } from '../table-view.ts';
import { crudNames } from './crud-names.ts';
import type { CrudField, CrudTable } from './plan-crud.ts';
import { isWordless } from './wire-type.ts';

/** What stands between the rows of a table and the contract; the logic imports it where there is anything to do. */
export interface ConversionView {
  readonly imports: readonly string[];
  readonly functions: readonly ConversionFunction[];
}

/** One function: its sentence, head and body. */
export interface ConversionFunction {
  readonly doc: string;
  /** `toUsers(row: UsersRow): Users` */
  readonly head: string;
  /** An object literal. */
  readonly body: string;
}

/** Which conversions a table needs; the functions are called `toUsers`, `toUsersInsert` and `toUsersUpdate`. */
export interface NeededConversions {
  readonly row: string | undefined;
  readonly insert: string | undefined;
  readonly update: string | undefined;
}

/** Finds what cannot be handed on as it is. */
export function neededConversions(table: CrudTable): NeededConversions {
  const { plan, key, shown, created, changed } = table;
  const isHidden = shown.length < plan.columns.length;
  const isShownOtherwise = ({ type, wire, column }: CrudField): boolean =>
    type.toWire !== undefined || wire !== column.property;
  const name = (prefix: string, end = ''): string => valueName(`${prefix}${plan.type}${end}`);
  return {
    row: isHidden || shown.some(isShownOtherwise) ? name('to') : undefined,
    insert: created.some(isTakenOtherwise) ? name('to', 'Insert') : undefined,
    // Rows that no path names are not changed.
    update: key.length > 0 && changed.some(isTakenOtherwise) ? name('to', 'Update') : undefined,
  };
}

/** The module of the conversions, in the folder of the logic. */
export function conversionPath({ group, plan }: CrudTable): string {
  return `src/logic/${group}/${fileStem(`convert-${plan.stem}`)}.ts`;
}

/** Builds the view of the conversions; undefined where there are none. */
export function viewConversions(table: CrudTable, folder: ModelFolder): ConversionView | undefined {
  const { plan, created, changed } = table;
  const needed = neededConversions(table);
  const names = crudNames(plan);
  const scope = createImportScope(conversionPath(table), [
    ...Object.values(needed).filter((name) => name !== undefined),
    'Buffer',
    'Date',
    'row',
    'item',
  ]);
  const contract = (name: string): string => scope.use('src/gen/types/index.ts', name, 'type');
  const model = (end: string): string => scope.use(tablePath(plan, folder), plan.type + end, 'type');
  const place: Place = { scope, rowType: () => model('Row') };
  const functions: ConversionFunction[] = [];
  if (needed.row !== undefined)
    functions.push({
      doc: 'A row as the contract shows it.',
      head: `${needed.row}(row: ${model('Row')}): ${contract(names.row)}`,
      body: printShown(table),
    });
  if (needed.insert !== undefined)
    functions.push(takenFunction(needed.insert, created, contract(names.create), model('Insert'), place));
  if (needed.update !== undefined) {
    // What the path and the version say is not part of the change.
    const omitted = [...table.key, ...(table.version === undefined ? [] : [table.version])];
    const keys = omitted.map(({ wire }) => `'${wire}'`).join(' | ');
    const request = `Omit<${contract(names.update)}, ${keys}>`;
    functions.push(takenFunction(needed.update, changed, request, model('Update'), place));
  }
  return functions.length === 0 ? undefined : { imports: scope.print(), functions };
}

/** Fields that are all shown as they are come along with a spread; else each stands for itself. */
function printShown({ plan, shown }: CrudTable): string {
  const isSpread =
    shown.length === plan.columns.length && shown.every(({ wire, column }) => wire === column.property);
  const members = shown
    .filter(({ type }) => !isSpread || type.toWire !== undefined)
    .map((field) => `${tsPropertyKey(field.wire)}: ${shownValue(field)}`);
  return `{ ${[...(isSpread ? ['...row'] : []), ...members].join(', ')} }`;
}

function shownValue({ column, type }: CrudField): string {
  const value = `row${tsAccess(column.property)}`;
  if (type.toWire === undefined) return value;
  return column.isReadAsNull ? `${value} === null ? null : ${type.toWire(value)}` : type.toWire(value);
}

/** Where the code stands. */
interface Place {
  readonly scope: ImportScope;
  /** The row's type there. */
  readonly rowType: () => string;
}

function takenFunction(
  name: string,
  fields: readonly CrudField[],
  request: string,
  result: string,
  place: Place,
): ConversionFunction {
  const converted = fields.filter(isTakenOtherwise);
  const locals = uniqueIdentifiers(['rest', 'item']);
  const named = converted.map((field) => ({ field, local: locals.claim(valueName(field.wire)) }));
  const parts = named.map(({ field: { wire }, local }) =>
    wire === local ? local : `${tsPropertyKey(wire)}: ${local}`,
  );
  const members = named.map(({ field, local }) => {
    const member = `${tsPropertyKey(field.column.property)}: ${takenValue(field, local, place)}`;
    const mayBeAbsent = result.endsWith('Update') || field.column.isOptional;
    return mayBeAbsent ? `...(${local} === undefined ? {} : { ${member} })` : member;
  });
  return {
    doc: result.endsWith('Update') ? 'A change as the table takes it.' : 'A new row as the table takes it.',
    head: `${name}({ ${[...parts, '...rest'].join(', ')} }: ${request}): ${result}`,
    body: `{ ${['...rest', ...members].join(', ')} }`,
  };
}

function takenValue(field: CrudField, local: string, place: Place): string {
  const { column, type } = field;
  const value = convert(field, local, place);
  const mayBeNull = column.isWrittenAsNull && type.fromWire !== undefined;
  return mayBeNull ? `${local} === null ? null : ${value}` : value;
}

function convert({ column, type }: CrudField, local: string, { scope, rowType }: Place): string {
  if (type.fromWire !== undefined) return type.fromWire(local);
  if (column.imported !== undefined) {
    const from = column.imported.from.replace(/^\.\//, '');
    const name = scope.use(from, column.imported.name, 'type');
    return `${local} as ${name}${column.type.slice(column.imported.name.length)}`;
  }
  if (isWordless(column.kind, type)) return `${local} as ${rowType()}[${tsString(column.property)}]`;
  return local;
}

function isTakenOtherwise({ column, type, wire }: CrudField): boolean {
  if (type.fromWire !== undefined || column.imported !== undefined || wire !== column.property) return true;
  return isWordless(column.kind, type);
}
