import type { Constraint } from 'libpg-query';
import type { Draft, DraftTable, Place } from './draft.ts';
import { askForNames } from './draft-names.ts';
import { namesOf } from './node-parts.ts';
import { objectName } from './object-name.ts';

/** A constraint as a statement declares it. */
export interface DeclaredConstraint {
  readonly constraint: Constraint;
  readonly table: DraftTable;
  /** The column behind which it stands, if it stands behind one. */
  readonly column: string | undefined;
  readonly draft: Draft;
  readonly place: Place;
}

/** The columns that it is about: the one behind which it stands, or those that it lists. */
export function declaredColumns(
  { column }: DeclaredConstraint,
  listed: Constraint['keys'],
): readonly string[] {
  return column === undefined ? namesOf(listed) : [column];
}

/** What it is called: as it says itself, or as the server would call it, which is no name that is taken. */
export function constraintName(
  { constraint, table, draft }: DeclaredConstraint,
  columns: readonly string[],
  label: 'pkey' | 'key' | 'excl' | 'fkey' | 'check',
): string {
  const isIndex = label === 'pkey' || label === 'key' || label === 'excl';
  const isTaken = askForNames(table.schema, draft, isIndex ? 'relation' : 'constraint');
  return constraint.conname ?? objectName(table.name, columns, label, isTaken);
}
