import { lineComment, tsPropertyKey, tsMemberName, tsString } from '../../base/literal.ts';
import { plainIdentifier, safeIdentifier } from '../../base/naming.ts';
import { valueName } from '../names.ts';
import { printDoc } from '../print-doc.ts';
import { printSignature } from '../print-signature.ts';
import { uniqueIdentifiers } from '../unique-name.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { TablePlan } from './table-plan.ts';
import type { NameType } from './print-interfaces.ts';
import type { RelationPlan } from './relations.ts';
import type { UniqueKeyPlan } from './table-keys.ts';
import { spellable } from './table-names.ts';

/** The methods for the unique keys of a table. */
export function printKeyMethods(plan: TablePlan, typeOf: NameType): readonly string[] {
  return plan.keys.unique.flatMap((key) => [
    printFind(plan, key, typeOf),
    ...(plan.isReadOnly ? [] : [printUpsert(plan, key)]),
  ]);
}

/** The methods that load the rows at the other end of foreign keys. `rowOf` names the type of a row of another table. */
export function printRelationMethods(
  plan: TablePlan,
  relations: readonly RelationPlan<TablePlan>[],
  rowOf: (other: TablePlan) => string,
): readonly string[] {
  return relations.map((relation) => printRelation(plan, relation, rowOf(relation.other)));
}

function printFind({ type }: TablePlan, key: UniqueKeyPlan, typeOf: NameType): string {
  const { parameter, value } = keyParameter(key.columns, typeOf);
  const doc = `The row with this ${shownList(key.columns)}.`;
  const head = printSignature(
    `findBy${key.suffix}`,
    [parameter, 'options?: ReadOptions'],
    `: Promise<${type}Row | undefined> {`,
    2,
  );
  const call = `this.findByUnique(${tsString(key.name)}, ${value}, options)`;
  return `${printDoc(doc, 2)}  ${head}\n    return ${call};\n  }`;
}

function printUpsert({ type }: TablePlan, key: UniqueKeyPlan): string {
  const doc = `Inserts the row, or changes the one that has its ${shownList(key.columns)}.`;
  const head = `  upsertBy${key.suffix}(row: ${type}Insert): Promise<${type}Row> {`;
  return `${printDoc(doc, 2)}${head}\n    return this.upsertByUnique(${tsString(key.name)}, row);\n  }`;
}

/** A key of one column is its value; of several, an object of them. */
function keyParameter(
  columns: readonly ColumnPlan[],
  typeOf: NameType,
): { readonly parameter: string; readonly value: string } {
  const [first, second] = columns;
  if (first !== undefined && second === undefined) {
    const { property } = first;
    const name = uniqueIdentifiers(['options']).claim(parameterName(property));
    const value = name === property ? `{ ${name} }` : `{ ${tsPropertyKey(property)}: ${name} }`;
    return { parameter: `${name}: ${typeOf(first)}`, value };
  }
  const members = columns.map((column) => `readonly ${tsMemberName(column.property)}: ${typeOf(column)}`);
  return { parameter: `key: { ${members.join('; ')} }`, value: 'key' };
}

/** As the property is called where that can be a parameter. */
function parameterName(property: string): string {
  return plainIdentifier.test(property) ? safeIdentifier(property) : valueName(spellable(property));
}

function printRelation(plan: TablePlan, relation: RelationPlan<TablePlan>, otherRow: string): string {
  const { method, direction, other, own, theirs } = relation;
  const these = lineComment(plan.shown);
  const those = lineComment(other.shown);
  const doc =
    direction === 'children'
      ? `The ${those} of each of these ${these}, in one query; a row that has none gets an empty list.`
      : `The row of ${those} that ${codeList(own)} of each of these ${these} names, in one query.`;
  const keys = own.map(({ property }) => tsString(property)).join(' | ');
  const pairs = own.map(
    ({ property }, index) => `${tsPropertyKey(property)}: ${tsString(theirs[index]?.property ?? '')}`,
  );
  const head = printSignature(
    `${method}<Row extends Pick<${plan.type}Row, ${keys}>>`,
    ['rows: readonly Row[]', 'options?: ReadOptions'],
    `: Promise<Map<Row, ${otherRow}${direction === 'children' ? '[]' : ''}>> {`,
    2,
  );
  const find = direction === 'children' ? 'findChildren' : 'findParents';
  const call = `this.models.${other.property}.${find}(rows, { ${pairs.join(', ')} }, options)`;
  return `${printDoc(doc, 2)}  ${head}\n    return ${call};\n  }`;
}

function shownList(columns: readonly ColumnPlan[]): string {
  const names = columns.map(({ property }) => lineComment(property));
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function codeList(columns: readonly ColumnPlan[]): string {
  return columns.map(({ property }) => `\`${lineComment(property).replaceAll('`', '')}\``).join(', ');
}
