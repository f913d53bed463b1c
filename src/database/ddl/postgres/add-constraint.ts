import type { Node } from 'libpg-query';
import { addForeignKey } from './add-foreign-key.ts';
import { addExclusion, addPrimaryKey, addUnique } from './add-key.ts';
import { constraintName, type DeclaredConstraint } from './declared-constraint.ts';
import { hasColumns } from './draft-names.ts';
import { namesOf } from './node-parts.ts';
import { writtenExpression } from './written-expression.ts';

/** Adds a constraint to a table. */
export function addConstraint(declared: DeclaredConstraint): void {
  switch (declared.constraint.contype) {
    case 'CONSTR_PRIMARY':
      return addPrimaryKey(declared);
    case 'CONSTR_UNIQUE':
      return addUnique(declared);
    case 'CONSTR_EXCLUSION':
      return addExclusion(declared);
    case 'CONSTR_FOREIGN':
      return addForeignKey(declared);
    case 'CONSTR_CHECK':
      return addCheck(declared);
    case 'CONSTR_NOTNULL':
      return addNotNull(declared);
    default:
  }
}

function addCheck(declared: DeclaredConstraint): void {
  const { constraint, table, place } = declared;
  if (constraint.raw_expr === undefined) return;
  const expression = writtenExpression(constraint.raw_expr, place);
  const columns = [...new Set(columnsIn(expression.node))];
  const name = constraintName(declared, columns.length === 1 ? columns : [], 'check');
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

function addNotNull({ constraint, table, draft, place }: DeclaredConstraint): void {
  const names = namesOf(constraint.keys);
  if (!hasColumns(table, names, 'NOT NULL', draft, place)) return;
  for (const column of table.columns) if (names.includes(column.name)) column.isNotNull = true;
}
