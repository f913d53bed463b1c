import type { ForeignKeySchema } from '../../database/schema.ts';
import { uniqueIdentifiers } from '../unique-name.ts';
import type { ColumnPlan } from './column-plans.ts';
import { methodSuffix } from './table-keys.ts';

/** A table as relations see it. */
export interface RelatedTable {
  /** `Orders` */
  readonly type: string;
  readonly columns: readonly ColumnPlan[];
}

/** A foreign key whose two ends both have models. */
export interface ForeignKeyPlan<Table extends RelatedTable> {
  readonly child: Table;
  readonly parent: Table;
  /** Of the child, in the order of the key. */
  readonly from: readonly ColumnPlan[];
  /** Of the parent, in the same order. */
  readonly to: readonly ColumnPlan[];
}

/** One way to load the rows at the other end of a foreign key. */
export interface RelationPlan<Table extends RelatedTable> {
  /** `loadOrders`, `loadUser`. Unique in its model. */
  readonly method: string;
  /** `children`: many rows for each row; `parent`: at most one. */
  readonly direction: 'children' | 'parent';
  readonly other: Table;
  /** Of the table that has the method, and of the other one: pairs. */
  readonly own: readonly ColumnPlan[];
  readonly theirs: readonly ColumnPlan[];
}

/** Finds what a foreign key refers to; undefined where the other table has no model, or a column is not there. */
export function resolveForeignKey<Table extends RelatedTable>(
  key: ForeignKeySchema,
  child: Table,
  findTable: (schema: string | null, name: string) => Table | undefined,
): ForeignKeyPlan<Table> | undefined {
  const parent = findTable(key.references.schema, key.references.table);
  if (parent === undefined || key.columns.length !== key.references.columns.length) return undefined;
  const from = pick(child, key.columns);
  const to = pick(parent, key.references.columns);
  if (from === undefined || to === undefined || from.length === 0) return undefined;
  return { child, parent, from, to };
}

/**
 * The relations of a table, both directions. A name hangs on its own foreign key alone, so that one that is added later
 * changes no other: `loadOrders` where the column is called like this table (`user_id`), `loadOrdersByBuyerId` otherwise.
 */
export function findRelations<Table extends RelatedTable>(
  table: Table,
  keys: readonly ForeignKeyPlan<Table>[],
): readonly RelationPlan<Table>[] {
  const names = uniqueIdentifiers();
  const parents = keys
    .filter(({ child }) => child === table)
    .map(({ parent, from, to }): RelationPlan<Table> => {
      const method = names.claim(`load${parentName(from, parent)}`);
      return { method, direction: 'parent', other: parent, own: from, theirs: to };
    });
  const children = keys
    .filter(({ parent }) => parent === table)
    .map(({ child, parent, from, to }): RelationPlan<Table> => {
      const suffix = isNamedAfter(from, parent) ? '' : `By${methodSuffix(from)}`;
      const method = names.claim(`load${child.type}${suffix}`);
      return { method, direction: 'children', other: child, own: to, theirs: from };
    });
  return [...parents, ...children];
}

function pick({ columns }: RelatedTable, names: readonly string[]): readonly ColumnPlan[] | undefined {
  const found = names.map((name) => columns.find(({ column }) => column.name === name));
  return found.every((plan) => plan !== undefined) ? found : undefined;
}

/** `user_id` is a `User`; a key of several columns, or one without such an ending, is called like the table. */
function parentName(from: readonly ColumnPlan[], parent: RelatedTable): string {
  return stemOf(from) ?? parent.type;
}

function stemOf(columns: readonly ColumnPlan[]): string | undefined {
  const [column] = columns;
  if (column === undefined || columns.length > 1) return undefined;
  const words = methodSuffix([column]);
  const stem = words.replace(/(?:Id|Uuid|Key|Code|Fk)$/, '');
  return stem === '' || stem === words ? undefined : stem;
}

/** `user_id` is named after `users`, `category_id` after `categories`: all but the ending is the same. */
function isNamedAfter(columns: readonly ColumnPlan[], { type }: RelatedTable): boolean {
  if (columns.length > 1) return true;
  const stem = stemOf(columns)?.toLowerCase();
  if (stem === undefined) return false;
  const table = type.toLowerCase();
  return table === stem || (table.startsWith(stem.slice(0, -1)) && table.length <= stem.length + 3);
}
