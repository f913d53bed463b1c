import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnSchema, TableSchema } from '../schema.ts';
import { printTableName } from './print-table-name.ts';

/** What is said about a table, as a statement of PostgreSQL. */
export function printTableComment(table: TableSchema): string {
  return `COMMENT ON TABLE ${printTableName(table, 'postgres')} IS ${commentText(table.comment)}`;
}

/** What is said about a column, as a statement of PostgreSQL. */
export function printColumnComment(table: TableSchema, { name, comment }: ColumnSchema): string {
  return `COMMENT ON COLUMN ${printTableName(table, 'postgres')}.${quoteIdentifier(name, 'postgres')} IS ${commentText(comment)}`;
}

/** All comments of a table, where the dialect makes them by statements of their own. */
export function printComments(table: TableSchema, dialect: Dialect): string[] {
  if (dialect !== 'postgres') return [];
  return [
    ...(table.comment === '' ? [] : [printTableComment(table)]),
    ...table.columns
      .filter(({ comment }) => comment !== '')
      .map((column) => printColumnComment(table, column)),
  ];
}

function commentText(text: string): string {
  return text === '' ? 'NULL' : quoteLiteral(text, 'postgres');
}
