import type { ColumnSchema, IndexSchema, TableSchema } from '../schema.ts';
import type { LeaveOut } from './leave-out.ts';

/**
 * SQLite numbers a column only where it is the whole primary key. A numbered column becomes that, and the key that the
 * table had becomes a unique index, so that rows can be written without the number and found by their key all the same.
 */
export function numberSqliteTable(table: TableSchema, leaveOut: LeaveOut): TableSchema {
  const key = table.primaryKey?.columns ?? [];
  const numbered = table.columns.filter(({ identity }) => identity !== null);
  const chosen = numbered.find(({ name }) => key.includes(name)) ?? numbered[0];
  if (chosen === undefined) return table;
  const columns = table.columns.map((column) => withoutNumbers(column, chosen, leaveOut));
  if (key.length === 1 && key[0] === chosen.name) return { ...table, columns };
  const indexes = key.length === 0 ? table.indexes : [keyIndex(table.name, key), ...table.indexes];
  return { ...table, columns, primaryKey: { columns: [chosen.name] }, indexes };
}

function withoutNumbers(column: ColumnSchema, chosen: ColumnSchema, leaveOut: LeaveOut): ColumnSchema {
  if (column === chosen || column.identity === null) return column;
  leaveOut(`the numbering of the column "${column.name}"`);
  // Nothing counts it, so nothing may demand it.
  return { ...column, identity: null, isNullable: true };
}

function keyIndex(table: string, columns: readonly string[]): IndexSchema {
  return {
    name: `${table}_key`,
    isUnique: true,
    parts: columns.map((column) => ({ kind: 'column', column, isDescending: false, prefix: null })),
    where: null,
    method: 'btree',
    areNullsEqual: false,
  };
}
