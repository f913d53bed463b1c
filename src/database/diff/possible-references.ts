import type { DatabaseSchema, ForeignKeySchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';
import { isSameType } from './column-aspects.ts';

/** A schema on the way to another one, without the references that cannot stand yet or any more. */
export function withPossibleReferences(middle: DatabaseSchema, to: DatabaseSchema): DatabaseSchema {
  const tables = new Map(middle.tables.map((table) => [tableKey(table), table]));
  const wanted = new Map(to.tables.map((table) => [tableKey(table), table]));
  return {
    ...middle,
    tables: middle.tables.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.filter((key) => {
        const parent = tables.get(referenceKey(key, table));
        // Of tables that are not part of either schema nothing is known.
        if (parent === undefined) return true;
        return isKey(parent, key.references.columns) && !breaksTypes({ table, key, parent }, wanted);
      }),
    })),
  };
}

function isKey({ primaryKey, indexes }: TableSchema, columns: readonly string[]): boolean {
  const isSame = (other: readonly string[]) =>
    JSON.stringify(other.toSorted()) === JSON.stringify(columns.toSorted());
  if (columns.length === 0 || isSame(primaryKey?.columns ?? [])) return true;
  return indexes.some(({ parts }) =>
    isSame(parts.flatMap((part) => (part.kind === 'column' ? [part.column] : []))),
  );
}

interface Reference {
  readonly table: TableSchema;
  readonly key: ForeignKeySchema;
  readonly parent: TableSchema;
}

/** Whether the types on both sides agree in the end, but not yet. */
function breaksTypes({ table, key, parent }: Reference, wanted: ReadonlyMap<string, TableSchema>): boolean {
  const differs = (from: TableSchema | undefined, to: TableSchema | undefined): boolean =>
    key.columns.some((name, index) => {
      const own = from?.columns.find((column) => column.name === name);
      const other = to?.columns.find((column) => column.name === key.references.columns[index]);
      return own !== undefined && other !== undefined && !isSameType(own.type, other.type, 'postgres');
    });
  return differs(table, parent) && !differs(wanted.get(tableKey(table)), wanted.get(tableKey(parent)));
}
