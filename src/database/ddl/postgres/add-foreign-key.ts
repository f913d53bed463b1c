import { referentialAction } from '../../postgres/referential-action.ts';
import { constraintName, declaredColumns, type DeclaredConstraint } from './declared-constraint.ts';
import { findTable, hasColumns, schemaFor } from './draft-names.ts';
import { namesOf, relationName } from './node-parts.ts';

/** Adds a reference to another table. */
export function addForeignKey(declared: DeclaredConstraint): void {
  const { constraint, table, draft, place } = declared;
  const columns = declaredColumns(declared, constraint.fk_attrs);
  if (!hasColumns(table, columns, 'a foreign key', draft, place)) return;
  const written = relationName(constraint.pktable);
  // The parent may be declared later, or in a file that is not given.
  const schema = findTable(written, draft)?.schema ?? written.schema ?? schemaFor(written, draft);
  table.foreignKeys.push({
    name: constraintName(declared, columns, 'fkey'),
    columns,
    parent: { schema, name: written.name },
    parentColumns: namesOf(constraint.pk_attrs),
    onDelete: referentialAction(constraint.fk_del_action ?? ''),
    onUpdate: referentialAction(constraint.fk_upd_action ?? ''),
  });
}
