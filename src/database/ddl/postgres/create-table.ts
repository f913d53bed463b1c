import type { Constraint, CreateStmt, TableLikeClause } from 'libpg-query';
import { positionAt } from '../../../base/source.ts';
import { report } from '../../../diagnostics/definition.ts';
import { ddlTableTwice } from '../../ddl-diagnostics.ts';
import type { TypeName } from '../../postgres/type-name.ts';
import { addConstraint } from './add-constraint.ts';
import { keyOf, type Draft, type DraftColumn, type DraftTable, type Place } from './draft.ts';
import { askForNames, needTable, schemaFor, spanOf } from './draft-names.ts';
import { relationName, type WrittenName } from './node-parts.ts';
import { indexPartNames, objectName } from './object-name.ts';
import { readColumn, readType } from './read-column.ts';

/** A constraint, and the column behind which it stands. */
interface Pending {
  readonly constraint: Constraint;
  readonly column: string | undefined;
}

/** `CREATE TABLE`, foreign tables and partitions among them. */
export function createTable(statement: CreateStmt, draft: Draft, place: Place): void {
  const table = newTable(relationName(statement.relation), 'table', draft, place, {
    isPartitioned: statement.partspec !== undefined,
    isHidden: statement.partbound !== undefined || statement.relation?.relpersistence === 't',
  });
  if (draft.tables.has(keyOf(table.schema, table.name))) {
    if (statement.if_not_exists !== true)
      draft.diagnostics.push(report(ddlTableTwice, { table: table.name }, spanOf(place)));
    return;
  }
  const pending: Pending[] = [];
  for (const parent of statement.inhRelations ?? []) {
    if ('RangeVar' in parent) inherit(relationName(parent.RangeVar), table, draft, place);
  }
  if (statement.ofTypename !== undefined) copyAttributes(statement, table, draft);
  for (const element of statement.tableElts ?? []) {
    if ('ColumnDef' in element) {
      const { column, constraints } = readColumn(element.ColumnDef, draft, place);
      mergeColumn(table, column);
      pending.push(...constraints.map((constraint) => ({ constraint, column: column.name })));
    } else if ('Constraint' in element) pending.push({ constraint: element.Constraint, column: undefined });
    else if ('TableLikeClause' in element) copyLike(element.TableLikeClause, table, draft, place);
  }
  draft.tables.set(keyOf(table.schema, table.name), table);
  for (const { constraint, column } of inServerOrder(pending)) {
    if (!isRepeated(constraint, column, table)) addConstraint({ constraint, table, column, draft, place });
  }
}

/** A table with nothing in it yet. */
export function newTable(
  name: WrittenName,
  kind: 'table' | 'view',
  draft: Draft,
  { source, statement }: Place,
  facts: { readonly isPartitioned: boolean; readonly isHidden: boolean },
): DraftTable {
  return {
    schema: schemaFor(name, draft),
    name: name.name,
    kind,
    comment: '',
    columns: [],
    primaryKey: undefined,
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...facts,
    origin: { file: source.path, ...positionAt(source, statement.start) },
  };
}

/** The order in which the server names what has no name: checks, primary key, unique keys, foreign keys. */
function inServerOrder(pending: readonly Pending[]): readonly Pending[] {
  const rank = ({ constraint }: Pending): number => {
    switch (constraint.contype) {
      case 'CONSTR_CHECK':
        return 0;
      case 'CONSTR_PRIMARY':
        return 1;
      case 'CONSTR_FOREIGN':
        return 3;
      default:
        return 2;
    }
  };
  return pending.toSorted((a, b) => rank(a) - rank(b));
}

/** Of two unique keys over the same columns in one statement the server makes one. */
function isRepeated(constraint: Constraint, column: string | undefined, table: DraftTable): boolean {
  if (constraint.contype !== 'CONSTR_UNIQUE') return false;
  const keys = constraint.keys ?? [];
  const wanted =
    column === undefined ? keys.map((key) => ('String' in key ? (key.String.sval ?? '') : '')) : [column];
  const isSame = (columns: readonly (string | undefined)[]): boolean =>
    columns.length === wanted.length && columns.every((one, index) => one === wanted[index]);
  return (
    (table.primaryKey !== undefined && isSame(table.primaryKey.columns)) ||
    table.indexes.some((index) => index.isUnique && isSame(index.parts.map((part) => part.column)))
  );
}

/** A column of the same name as an inherited one keeps its place and adds to it. */
function mergeColumn(table: DraftTable, column: DraftColumn): void {
  const index = table.columns.findIndex(({ name }) => name === column.name);
  const inherited = table.columns[index];
  if (inherited === undefined) table.columns.push(column);
  else {
    table.columns[index] = {
      ...inherited,
      isNotNull: inherited.isNotNull || column.isNotNull,
      default: column.default ?? inherited.default,
      generated: column.generated ?? inherited.generated,
      identity: column.identity,
    };
  }
}

function inherit(name: WrittenName, table: DraftTable, draft: Draft, place: Place): void {
  const parent = needTable(name, draft, place);
  if (parent === undefined) return;
  // What numbers rows, and what is said about a column, stays with the parent.
  for (const column of parent.columns)
    mergeColumn(table, { ...column, type: inheritedType(column.type), identity: null, comment: '' });
  for (const check of parent.checks)
    if (!table.checks.some(({ name: one }) => one === check.name)) table.checks.push({ ...check });
}

function copyAttributes(statement: CreateStmt, table: DraftTable, draft: Draft): void {
  const type = readType(statement.ofTypename, draft);
  const attributes = draft.composites.get(keyOf(type.schema ?? 'public', type.name)) ?? [];
  for (const attribute of attributes) table.columns.push({ ...attribute });
}

/** How deep an array was declared is not handed on. */
function inheritedType(type: TypeName): TypeName {
  return { ...type, dimensions: Math.min(1, type.dimensions) };
}

// What LIKE copies besides names, types and NOT NULL, as bits of the grammar.
const including = { comments: 1, constraints: 4, defaults: 8, generated: 16, identity: 32, indexes: 64 };

function copyLike(clause: TableLikeClause, table: DraftTable, draft: Draft, place: Place): void {
  const original = needTable(relationName(clause.relation), draft, place);
  if (original === undefined) return;
  const has = (bit: number): boolean => ((clause.options ?? 0) & bit) !== 0;
  for (const column of original.columns) {
    table.columns.push({
      ...column,
      type: inheritedType(column.type),
      default: has(including.defaults) ? column.default : undefined,
      generated: has(including.generated) ? column.generated : undefined,
      identity: has(including.identity) ? column.identity : null,
      comment: has(including.comments) ? column.comment : '',
    });
  }
  if (has(including.constraints)) table.checks.push(...original.checks.map((check) => ({ ...check })));
  if (!has(including.indexes)) return;
  const taken = (): ((name: string) => boolean) => askForNames(table.schema, draft, 'any');
  if (original.primaryKey !== undefined)
    table.primaryKey = { ...original.primaryKey, name: objectName(table.name, [], 'pkey', taken()) };
  for (const index of original.indexes) {
    const parts = index.parts.map((part) =>
      part.column === undefined
        ? part.expression === undefined
          ? {}
          : { expr: part.expression.node }
        : { name: part.column },
    );
    const carried = index.carried.map((column) => ({ name: column }));
    const kind = index.isConstraint ? 'key' : 'idx';
    const name = objectName(table.name, indexPartNames([...parts, ...carried]), kind, taken());
    table.indexes.push({ ...index, name });
  }
}
