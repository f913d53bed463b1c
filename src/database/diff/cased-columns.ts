import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { DatabaseSchema, TableSchema } from '../schema.ts';
import { referenceKey, tableKey } from '../table-key.ts';

/** A column that is to be written in capitals otherwise. */
export interface CasedColumn {
  readonly table: TableSchema;
  readonly from: string;
  readonly to: string;
}

/**
 * Columns whose names differ in nothing but capitals, where that makes no other column: MySQL and SQLite would refuse the one
 * beside the other, and a drop would lose its values.
 */
export function casedColumns(from: DatabaseSchema, to: DatabaseSchema): CasedColumn[] {
  if (to.dialect === 'postgres') return [];
  const wanted = new Map(to.tables.map((table) => [tableKey(table), table]));
  return from.tables.flatMap((table) => {
    const names = wanted.get(tableKey(table))?.columns.map(({ name }) => name) ?? [];
    return table.columns.flatMap(({ name }) => {
      const other = names.find((one) => one.toLowerCase() === name.toLowerCase());
      const isCased = table.kind === 'table' && other !== undefined && !names.includes(name);
      return isCased ? [{ table, from: name, to: other }] : [];
    });
  });
}

/** The statement that gives a column its other name, without the semicolon. */
export function printCasedColumn({ table, from, to }: CasedColumn, { dialect }: DatabaseSchema): string {
  const [old, name] = [quoteIdentifier(from, dialect), quoteIdentifier(to, dialect)];
  return `ALTER TABLE ${printTableName(table, dialect)} RENAME COLUMN ${old} TO ${name}`;
}

/** A schema whose columns have their other names, also in keys and indexes. */
export function withCasedColumns(schema: DatabaseSchema, columns: readonly CasedColumn[]): DatabaseSchema {
  if (columns.length === 0) return schema;
  const names = new Map(columns.map(({ table, from, to }) => [`${tableKey(table)} ${from}`, to]));
  const rename = (key: string) => (name: string) => names.get(`${key} ${name}`) ?? name;
  const tables = schema.tables.map((table): TableSchema => {
    const own = rename(tableKey(table));
    return {
      ...table,
      columns: table.columns.map((column) => ({ ...column, name: own(column.name) })),
      primaryKey: table.primaryKey && { columns: table.primaryKey.columns.map(own) },
      indexes: table.indexes.map((index) => ({
        ...index,
        parts: index.parts.map((part) =>
          part.kind === 'column' ? { ...part, column: own(part.column) } : part,
        ),
      })),
      foreignKeys: table.foreignKeys.map((key) => ({
        ...key,
        columns: key.columns.map(own),
        references: {
          ...key.references,
          columns: key.references.columns.map(rename(referenceKey(key, table))),
        },
      })),
    };
  });
  return { ...schema, tables };
}
