import { tsString } from '../../base/literal.ts';
import { objectOf, printValue, type PrintableObject, type PrintableValue } from '../print-value.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { TablePlan } from './table-plan.ts';

/** The constant that tells the platform about a table. */
export function printTableInfo(plan: TablePlan, name: string): string {
  const { table, columns, keys, conventions, isReadOnly } = plan;
  const properties = (list: readonly ColumnPlan[]): PrintableValue => list.map(({ property }) => property);
  const { version, softDelete } = conventions;
  const value = objectOf({
    name: table.name,
    schema: table.schema ?? undefined,
    columns: new Map(columns.map((column) => [column.property, columnInfo(column)])),
    primaryKey: properties(keys.primary),
    uniqueKeys: new Map(keys.unique.map((key) => [key.name, properties(key.columns)])),
    version: version?.property,
    softDelete:
      softDelete === undefined
        ? undefined
        : objectOf({ property: softDelete.column.property, marks: softDelete.marks }),
    isReadOnly: isReadOnly ? true : undefined,
  });
  const before = `export const ${name}: TableInfo = `;
  return `${before}${printExpanded(value)};`;
}

function columnInfo({ column, property, kind, int64, isOptional, isReadOnly }: ColumnPlan): PrintableObject {
  const isTrue = (fact: boolean): true | undefined => (fact ? true : undefined);
  return objectOf({
    column: column.name,
    kind: literalOf(property, kind),
    dimensions: column.type.dimensions === 0 ? undefined : column.type.dimensions,
    int64: int64 === 'number' || int64 === undefined ? undefined : literalOf(property, int64),
    isNullable: isTrue(column.isNullable),
    isIdentity: isTrue(column.identity !== null),
    isOptional: isTrue(isOptional && !isReadOnly),
    isSetOnUpdate: isTrue(column.isSetOnUpdate && kind === 'datetime'),
    isReadOnly: isTrue(isReadOnly),
  });
}

/** Names that every object has: for them the compiler looks at those, and would take a word for any text. */
const inheritedNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

function literalOf(property: string, word: string): PrintableValue {
  return inheritedNames.has(property) ? { code: `${tsString(word)} as const` } : word;
}

/** The outer object and its columns take a line for each member, however short they are. */
function printExpanded(value: PrintableObject): string {
  return printValue(value, { indent: 0, before: 1000, after: 1 });
}
