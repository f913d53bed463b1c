import type { CrudTable } from './plan-crud.ts';

/**
 * The columns, named with their tables, that may hold more than the numbers which a contract shows them as: 64-bit
 * integers that nothing counts up from 1, neither here nor in the table that they refer to.
 */
export function wideColumns(tables: readonly CrudTable[]): readonly string[] {
  return tables.flatMap(({ plan, shown }) =>
    shown
      .filter(({ column }) => column.int64 === 'number' && column.imported === undefined)
      .filter(({ column: { column } }) => column.identity === null && !isReference(plan.table, column.name))
      .map(({ column: { column } }) => `${plan.shown}.${column.name}`),
  );
}

/** What refers to a wide key is said of the key. */
function isReference({ foreignKeys }: CrudTable['plan']['table'], name: string): boolean {
  return foreignKeys.some(({ columns }) => columns.includes(name));
}
