import { lineComment, tsMemberName, tsString } from '../../base/literal.ts';
import { printDoc } from '../print-doc.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { TablePlan } from './table-plan.ts';
import { printTyped } from './print-union.ts';

/** How a column's type is called in the module that is printed. */
export type NameType = (column: ColumnPlan) => string;

/** The interfaces of a table, in the order of its module: row, insert, update, key, types. */
export function printInterfaces(plan: TablePlan, typeOf: NameType): readonly string[] {
  const { type, keys, isReadOnly } = plan;
  const name = lineComment(plan.shown);
  const types = [
    `readonly Row: ${type}Row;`,
    ...(isReadOnly ? [] : [`readonly Insert: ${type}Insert;`, `readonly Update: ${type}Update;`]),
    `readonly Key: ${keyType(plan, typeOf)};`,
  ];
  return [
    printRow(plan, typeOf),
    ...(isReadOnly ? [] : [printInsert(plan, typeOf), printUpdate(plan, typeOf)]),
    ...(keys.primary.length > 1
      ? [
          `${printDoc(`The key of a row of ${name}.`, 0)}${printInterface(`${type}Key`, keyMembers(plan, typeOf))}`,
        ]
      : []),
    ...printNames(plan),
    `/** The types of the model. */\nexport interface ${type}Types {\n${types.map((line) => `  ${line}\n`).join('')}}`,
  ];
}

/** The columns that a writer may give: what the database computes or counts is left out. */
export function writableColumns({ columns, conventions }: TablePlan): readonly ColumnPlan[] {
  return columns.filter((plan) => !plan.isReadOnly && plan !== conventions.version);
}

/** The type of the primary key: of its column, or the interface of its columns. */
export function keyType({ type, keys }: TablePlan, typeOf: NameType): string {
  const [first, second] = keys.primary;
  if (first === undefined) return 'never';
  return second === undefined ? typeOf(first) : `${type}Key`;
}

/** The type of a column's values with null, where it may be written. */
export function nullable(column: ColumnPlan, typeOf: NameType): string {
  const type = typeOf(column);
  return column.isWrittenAsNull && type !== 'unknown' ? `${type} | null` : type;
}

function readType(column: ColumnPlan, typeOf: NameType): string {
  const type = nullable(column, typeOf);
  return column.isReadAsNull && !column.isWrittenAsNull && type !== 'unknown' ? `${type} | null` : type;
}

function printRow(plan: TablePlan, typeOf: NameType): string {
  const name = lineComment(plan.shown);
  const comment = plan.table.comment.trim();
  const members = plan.columns.map(
    (column) =>
      printDoc(docOf(column), 2) +
      printTyped(`readonly ${tsMemberName(column.property)}`, readType(column, typeOf), 2),
  );
  const doc = comment === '' ? `A row of ${name}.` : `A row of ${name}: ${comment}`;
  return printDoc(doc, 0) + printInterface(`${plan.type}Row`, members);
}

function docOf({ column }: ColumnPlan): string {
  const comment = column.comment.trim();
  if (comment !== '') return comment;
  return column.generated === null ? '' : 'Computed by the database.';
}

function printInsert(plan: TablePlan, typeOf: NameType): string {
  const doc = `What a new row of ${lineComment(plan.shown)} needs; what is left out gets the database's default.`;
  const members = writableColumns(plan).map((column) => {
    const mark = column.isOptional ? '?' : '';
    return printTyped(`readonly ${tsMemberName(column.property)}${mark}`, nullable(column, typeOf), 2);
  });
  return printDoc(doc, 0) + printInterface(`${plan.type}Insert`, members);
}

function printUpdate(plan: TablePlan, typeOf: NameType): string {
  const members = writableColumns(plan).map((column) =>
    printTyped(`readonly ${tsMemberName(column.property)}?`, nullable(column, typeOf), 2),
  );
  const doc = `What may change in a row of ${lineComment(plan.shown)}.`;
  return printDoc(doc, 0) + printInterface(`${plan.type}Update`, members);
}

function keyMembers({ keys }: TablePlan, typeOf: NameType): readonly string[] {
  return keys.primary.map((column) =>
    printTyped(`readonly ${tsMemberName(column.property)}`, typeOf(column), 2),
  );
}

/** For queries of one's own, which speak of columns: their names, where properties are called otherwise. */
function printNames(plan: TablePlan): readonly string[] {
  const members = renamedColumns(plan).map(({ property, literal }) =>
    printTyped(`readonly ${tsMemberName(property)}`, literal, 2),
  );
  if (members.length === 0) return [];
  return [
    `/** The columns whose properties have another name. */\n${printInterface(`${plan.type}Names`, members)}`,
  ];
}

/** Columns whose property has another name, and that name as a literal. */
export function renamedColumns({
  columns,
}: TablePlan): readonly { readonly property: string; readonly literal: string }[] {
  return columns
    .filter(({ property, column }) => property !== column.name)
    .map(({ property, column }) => ({ property, literal: tsString(column.name) }));
}

function printInterface(name: string, members: readonly string[]): string {
  return members.length === 0
    ? `export interface ${name} {}`
    : `export interface ${name} {\n${members.join('\n')}\n}`;
}
