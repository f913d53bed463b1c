import type { Constraint, Node } from 'libpg-query';
import { referentialAction } from '../../postgres/referential-action.ts';
import type { Draft, DraftIndex, DraftPart, DraftTable, Place } from './draft.ts';
import { findTable, hasColumns, isConstraint, isRelation, schemaFor } from './draft-names.ts';
import { namesOf, relationName } from './node-parts.ts';
import { objectName } from './object-name.ts';

/** Adds a constraint to a table; `column` is the one behind which it stands, if it stands behind one. */
export function addConstraint(
  constraint: Constraint,
  table: DraftTable,
  column: string | undefined,
  draft: Draft,
  place: Place,
): void {
  switch (constraint.contype) {
    case 'CONSTR_PRIMARY':
      return addPrimaryKey(constraint, table, column, draft, place);
    case 'CONSTR_UNIQUE':
      return addUnique(constraint, table, column, draft, place);
    case 'CONSTR_EXCLUSION':
      return addExclusion(constraint, table, draft, place);
    case 'CONSTR_FOREIGN':
      return addForeignKey(constraint, table, column, draft, place);
    case 'CONSTR_CHECK':
      return addCheck(constraint, table, draft, place);
    case 'CONSTR_NOTNULL':
      return addNotNull(constraint, table, draft, place);
    default:
  }
}

function keyColumns(constraint: Constraint, column: string | undefined): readonly string[] {
  return column === undefined ? namesOf(constraint.keys) : [column];
}

/** The index that becomes the constraint: `ADD PRIMARY KEY USING INDEX i`. */
function takeIndex(constraint: Constraint, table: DraftTable): DraftIndex | undefined {
  const index = table.indexes.find(({ name }) => name === constraint.indexname);
  table.indexes = table.indexes.filter((one) => one !== index);
  return index;
}

function addPrimaryKey(
  constraint: Constraint,
  table: DraftTable,
  column: string | undefined,
  draft: Draft,
  place: Place,
): void {
  const index = constraint.indexname === undefined ? undefined : takeIndex(constraint, table);
  const columns =
    index === undefined ? keyColumns(constraint, column) : index.parts.flatMap((part) => part.column ?? []);
  if (!hasColumns(table, columns, 'the primary key', draft, place) || columns.length === 0) return;
  const name =
    constraint.conname ??
    index?.name ??
    objectName(table.name, [], 'pkey', (one) => isRelation(table.schema, one, draft));
  table.primaryKey = { name, columns };
  for (const one of table.columns) if (columns.includes(one.name)) one.isNotNull = true;
}

function addUnique(
  constraint: Constraint,
  table: DraftTable,
  column: string | undefined,
  draft: Draft,
  place: Place,
): void {
  if (constraint.indexname !== undefined) {
    const index = takeIndex(constraint, table);
    if (index !== undefined)
      table.indexes.push({ ...index, name: constraint.conname ?? index.name, isConstraint: true });
    return;
  }
  const columns = keyColumns(constraint, column);
  if (!hasColumns(table, columns, 'a unique key', draft, place)) return;
  // The columns that the index only carries go into its name.
  const carried = namesOf(constraint.including);
  const taken = (one: string): boolean => isRelation(table.schema, one, draft);
  table.indexes.push({
    name: constraint.conname ?? objectName(table.name, [...columns, ...carried], 'key', taken),
    isUnique: true,
    parts: columns.map(plainPart),
    where: undefined,
    method: 'btree',
    areNullsEqual: constraint.nulls_not_distinct === true,
    carried,
    isConstraint: true,
  });
}

function plainPart(column: string): DraftPart {
  return { column, expression: undefined, isDescending: false };
}

function addExclusion(constraint: Constraint, table: DraftTable, draft: Draft, place: Place): void {
  const parts = (constraint.exclusions ?? []).flatMap((node): DraftPart[] => {
    const [element] = 'List' in node ? (node.List.items ?? []) : [];
    if (element === undefined || !('IndexElem' in element)) return [];
    const { name, expr } = element.IndexElem;
    if (expr === undefined) return name === undefined ? [] : [plainPart(name)];
    const expression = { node: expr, statement: place.statement.text };
    return [{ column: undefined, expression, isDescending: false }];
  });
  const columns = parts.map((part) => part.column ?? 'expr');
  const taken = (one: string): boolean => isRelation(table.schema, one, draft);
  table.indexes.push({
    name: constraint.conname ?? objectName(table.name, columns, 'excl', taken),
    isUnique: false,
    parts,
    where: writtenExpression(constraint.where_clause, place),
    method: constraint.access_method ?? 'btree',
    areNullsEqual: false,
    carried: [],
    isConstraint: true,
  });
}

function writtenExpression(node: Node | undefined, place: Place) {
  return node === undefined ? undefined : { node, statement: place.statement.text };
}

function addForeignKey(
  constraint: Constraint,
  table: DraftTable,
  column: string | undefined,
  draft: Draft,
  place: Place,
): void {
  const columns = column === undefined ? namesOf(constraint.fk_attrs) : [column];
  if (!hasColumns(table, columns, 'a foreign key', draft, place)) return;
  const written = relationName(constraint.pktable);
  // The parent may be declared later, or in a file that is not given.
  const schema = findTable(written, draft)?.schema ?? written.schema ?? schemaFor(written, draft);
  const taken = (one: string): boolean => isConstraint(table.schema, one, draft);
  table.foreignKeys.push({
    name: constraint.conname ?? objectName(table.name, columns, 'fkey', taken),
    columns,
    parent: { schema, name: written.name },
    parentColumns: namesOf(constraint.pk_attrs),
    onDelete: referentialAction(constraint.fk_del_action ?? ''),
    onUpdate: referentialAction(constraint.fk_upd_action ?? ''),
  });
}

function addCheck(constraint: Constraint, table: DraftTable, draft: Draft, place: Place): void {
  const expression = writtenExpression(constraint.raw_expr, place);
  if (expression === undefined) return;
  const columns = [...new Set(columnsIn(expression.node))];
  const taken = (one: string): boolean => isConstraint(table.schema, one, draft);
  const name =
    constraint.conname ?? objectName(table.name, columns.length === 1 ? columns : [], 'check', taken);
  table.checks.push({ name, expression });
}

/** The columns that an expression names. */
function columnsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('ColumnRef' in node) {
    const { fields } = node.ColumnRef as { readonly fields?: readonly Node[] }; // a node of the grammar
    return namesOf(fields).slice(-1);
  }
  return Object.values(node).flatMap((value: unknown) => columnsIn(value));
}

function addNotNull(constraint: Constraint, table: DraftTable, draft: Draft, place: Place): void {
  const names = namesOf(constraint.keys);
  if (!hasColumns(table, names, 'NOT NULL', draft, place)) return;
  for (const column of table.columns) if (names.includes(column.name)) column.isNotNull = true;
}
