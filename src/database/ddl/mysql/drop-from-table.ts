import type { IndexPart } from '../../schema.ts';
import { reportMissing, type ApplyContext } from './apply-context.ts';
import { findColumn, isSameName, type DraftTable } from './draft-table.ts';
import type { AlterAction } from './statement.ts';

type Drop = Extract<AlterAction, { kind: 'drop' }>;

/** Takes a column, index, foreign key or check out of a table. */
export function dropFromTable(context: ApplyContext, table: DraftTable, action: Drop): void {
  const name = action.name.text;
  const others = <Item extends { readonly name: string }>(items: readonly Item[]): Item[] =>
    items.filter((item) => !isSameName(item.name, name));
  switch (action.what) {
    case 'column':
      return dropColumn(context, table, action);
    case 'index':
      if (isSameName(name, 'PRIMARY')) table.primaryKey = null;
      else table.indexes = others(table.indexes);
      return;
    case 'foreign-key':
      table.foreignKeys = others(table.foreignKeys);
      return;
    case 'check':
      table.checks = others(table.checks);
      return;
    case 'constraint':
      table.foreignKeys = others(table.foreignKeys);
      table.checks = others(table.checks);
      table.indexes = table.indexes.filter((index) => !(index.isUnique && isSameName(index.name, name)));
  }
}

// Indexes lose the column, and those that have no other go with it.
function dropColumn(context: ApplyContext, table: DraftTable, action: Drop): void {
  const column = findColumn(table, action.name.text);
  if (column === undefined) {
    if (!action.isOptional) reportMissing(context, table, action.name, 'the change');
    return;
  }
  const { name } = column;
  table.columns = table.columns.filter((other) => other !== column);
  const isKept = (part: IndexPart): boolean => part.kind !== 'column' || part.column !== name;
  const key = table.primaryKey?.filter(isKept) ?? [];
  table.primaryKey = key.length === 0 ? null : key;
  table.indexes = table.indexes
    .map((index) => ({ ...index, parts: index.parts.filter(isKept) }))
    .filter((index) => index.parts.length > 0);
  table.foreignKeys = table.foreignKeys.filter((other) => !other.columns.includes(name));
  table.checks = table.checks.filter((check) => check.name !== name);
}
