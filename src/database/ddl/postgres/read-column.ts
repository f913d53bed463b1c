import type { ColumnDef, Constraint, TypeName as TypeNode } from 'libpg-query';
import type { TypeName } from '../../postgres/type-name.ts';
import { keyOf, type Draft, type DraftColumn, type Place } from './draft.ts';
import { findType } from './draft-names.ts';
import { namesOf } from './node-parts.ts';
import { readTypeName } from './read-type-name.ts';
import { writtenExpression } from './written-expression.ts';

const serials: ReadonlyMap<string, string> = new Map(
  Object.entries({
    smallserial: 'int2',
    serial2: 'int2',
    serial: 'int4',
    serial4: 'int4',
    bigserial: 'int8',
    serial8: 'int8',
  }),
);

/** A column of a statement, and those of its constraints that belong to the table. */
export interface ReadColumn {
  readonly column: DraftColumn;
  readonly constraints: readonly Constraint[];
}

/** A type of a statement, in the schema that the search path finds it in. */
export function readType(node: TypeNode | undefined, draft: Draft): TypeName {
  const type = readTypeName(node, '');
  if (type.schema !== null || namesOf(node?.names).length > 1) return type;
  for (const schema of [...draft.searchPath, 'public'])
    if (draft.types.has(keyOf(schema, type.name))) return { ...type, schema };
  return type;
}

/** Reads the definition of a column. */
export function readColumn(node: ColumnDef, draft: Draft, place: Place): ReadColumn {
  const type = readType(node.typeName, draft);
  const serial = namesOf(node.typeName?.names).length === 1 ? serials.get(type.name) : undefined;
  const isSerial = serial !== undefined && findType(type, draft) === undefined;
  const column: DraftColumn = {
    name: node.colname ?? '',
    type: isSerial ? { ...type, name: serial } : type,
    isNotNull: isSerial || node.is_not_null === true,
    default: undefined,
    generated: undefined,
    identity: isSerial ? 'by-default' : null,
    comment: '',
  };
  const constraints: Constraint[] = [];
  for (const item of node.constraints ?? []) {
    if (!('Constraint' in item)) continue;
    if (!applyToColumn(item.Constraint, column, place)) constraints.push(item.Constraint);
  }
  return { column, constraints };
}

/** Applies a constraint that is a fact of the column alone; false for those that belong to the table. */
function applyToColumn(constraint: Constraint, column: DraftColumn, place: Place): boolean {
  const { raw_expr: node } = constraint;
  const expression = writtenExpression(node, place);
  switch (constraint.contype) {
    case 'CONSTR_NOTNULL':
      column.isNotNull = true;
      return true;
    case 'CONSTR_DEFAULT':
      column.default = expression;
      return true;
    case 'CONSTR_IDENTITY':
      column.identity = constraint.generated_when === 'a' ? 'always' : 'by-default';
      column.isNotNull = true;
      return true;
    case 'CONSTR_GENERATED':
      if (expression !== undefined)
        column.generated = { kind: constraint.generated_kind === 'v' ? 'virtual' : 'stored', expression };
      return true;
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
    case 'CONSTR_CHECK':
    case 'CONSTR_FOREIGN':
    case 'CONSTR_EXCLUSION':
      return false;
    default:
      return true;
  }
}
