import { constraintName, declaredColumns, type DeclaredConstraint } from './declared-constraint.ts';
import type { DraftIndex, DraftPart } from './draft.ts';
import { hasColumns } from './draft-names.ts';
import { listNames, namesOf } from './node-parts.ts';
import { writtenExpression } from './written-expression.ts';
import { operatorClass } from './operator-class.ts';

/** Adds the primary key of a table, whose columns are then never null. */
export function addPrimaryKey(declared: DeclaredConstraint): void {
  const { constraint, table, draft, place } = declared;
  const index = constraint.indexname === undefined ? undefined : takeIndex(declared);
  const columns =
    index === undefined
      ? declaredColumns(declared, constraint.keys)
      : index.parts.flatMap((part) => part.column ?? []);
  if (!hasColumns(table, columns, 'the primary key', draft, place) || columns.length === 0) return;
  const name = constraint.conname ?? index?.name ?? constraintName(declared, [], 'pkey');
  table.primaryKey = { name, columns };
  for (const one of table.columns) if (columns.includes(one.name)) one.isNotNull = true;
}

/** Adds a unique key, which is an index of the table. */
export function addUnique(declared: DeclaredConstraint): void {
  const { constraint, table, draft, place } = declared;
  if (constraint.indexname !== undefined) {
    const index = takeIndex(declared);
    if (index !== undefined)
      table.indexes.push({ ...index, name: constraint.conname ?? index.name, isConstraint: true });
    return;
  }
  const columns = declaredColumns(declared, constraint.keys);
  if (!hasColumns(table, columns, 'a unique key', draft, place)) return;
  // The columns that the index only carries go into its name.
  const carried = namesOf(constraint.including);
  table.indexes.push({
    name: constraintName(declared, [...columns, ...carried], 'key'),
    isUnique: true,
    parts: columns.map(plainPart),
    where: undefined,
    method: 'btree',
    areNullsEqual: constraint.nulls_not_distinct === true,
    carried,
    isConstraint: true,
  });
}

/** Adds what no two rows may have in common: an index that is not unique by equality. */
export function addExclusion(declared: DeclaredConstraint): void {
  const { constraint, table, place } = declared;
  const parts = (constraint.exclusions ?? []).flatMap((node): DraftPart[] => {
    const [element, operator] = 'List' in node ? (node.List.items ?? []) : [];
    if (element === undefined || !('IndexElem' in element)) return [];
    const { name, expr } = element.IndexElem;
    const operators = {
      operatorClass: operatorClass(element.IndexElem, constraint.access_method ?? 'btree'),
      excludedBy: listNames(operator).at(-1),
    };
    if (expr === undefined) return name === undefined ? [] : [{ ...plainPart(name), ...operators }];
    const expression = writtenExpression(expr, place);
    return [{ column: undefined, expression, isDescending: false, ...operators }];
  });
  const columns = parts.map((part) => part.column ?? 'expr');
  table.indexes.push({
    name: constraintName(declared, columns, 'excl'),
    isUnique: false,
    parts,
    where: writtenExpression(constraint.where_clause, place),
    method: constraint.access_method ?? 'btree',
    areNullsEqual: false,
    carried: [],
    isConstraint: true,
  });
}

/** The index that becomes the constraint: `ADD PRIMARY KEY USING INDEX i`. */
function takeIndex({ constraint, table }: DeclaredConstraint): DraftIndex | undefined {
  const index = table.indexes.find(({ name }) => name === constraint.indexname);
  table.indexes = table.indexes.filter((one) => one !== index);
  return index;
}

function plainPart(column: string): DraftPart {
  return { column, expression: undefined, isDescending: false };
}
