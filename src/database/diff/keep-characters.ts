import { hasCharacters } from '../mysql/has-characters.ts';
import type { Characters, ColumnSchema, DatabaseSchema, TableSchema } from '../schema.ts';
import { tableKey } from '../table-key.ts';
import { isSameCharacters } from './is-same-characters.ts';

/**
 * The wanted schema of MySQL with the character sets and collations that are there already, wherever it leaves them open:
 * a column that is written anew would otherwise get those of its table.
 */
export function keepCharacters(from: DatabaseSchema, to: DatabaseSchema): DatabaseSchema {
  const before = new Map(from.tables.map((table) => [tableKey(table), table]));
  const tables = to.tables.map((table) => {
    const old = before.get(tableKey(table));
    return old === undefined ? table : keepInTable(old, table);
  });
  return { ...to, tables };
}

function keepInTable(before: TableSchema, after: TableSchema): TableSchema {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const characters = kept(before.characters, after.characters);
  const columns = after.columns.map((column): ColumnSchema => {
    if (!hasCharacters(column.type)) return column;
    const { characters: own, ...type } = column.type;
    const isLikeTable = own !== undefined && JSON.stringify(own) === JSON.stringify(after.characters);
    const known = old.get(column.name)?.type.characters ?? (isLikeTable ? characters : undefined);
    const chosen = kept(known, own);
    return { ...column, type: { ...type, ...(chosen !== undefined && { characters: chosen }) } };
  });
  return { ...after, ...(characters !== undefined && { characters }), columns };
}

function kept(before: Characters | undefined, after: Characters | undefined): Characters | undefined {
  if (before === undefined) return after;
  return after?.collation === undefined && isSameCharacters(before, after) ? before : after;
}
