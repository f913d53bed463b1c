import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { CheckSchema, ForeignKeySchema, KeySchema } from '../schema.ts';
import { printTableName } from './print-table-name.ts';

/** Names in parentheses: `("a", "b")`. */
export function printColumnList(columns: readonly string[], dialect: Dialect): string {
  return `(${columns.map((column) => quoteIdentifier(column, dialect)).join(', ')})`;
}

/** A primary key, as a line of CREATE TABLE or behind ADD. */
export function printPrimaryKey({ columns, prefixes = [] }: KeySchema, dialect: Dialect): string {
  const parts = columns.map((column, index) => {
    const prefix = dialect === 'mysql' ? (prefixes[index] ?? null) : null;
    return `${quoteIdentifier(column, dialect)}${prefix === null ? '' : `(${prefix})`}`;
  });
  return `PRIMARY KEY (${parts.join(', ')})`;
}

/** A reference to another table, as a line of CREATE TABLE or behind ADD. */
export function printForeignKey(key: ForeignKeySchema, dialect: Dialect): string {
  const { references, onDelete, onUpdate } = key;
  const columns = references.columns.length === 0 ? '' : ` ${printColumnList(references.columns, dialect)}`;
  return [
    `${printConstraintName(key.name, dialect)}FOREIGN KEY ${printColumnList(key.columns, dialect)}`,
    `REFERENCES ${printTableName({ schema: references.schema, name: references.table }, dialect)}${columns}`,
    ...(onDelete === 'no action' ? [] : [`ON DELETE ${onDelete.toUpperCase()}`]),
    ...(onUpdate === 'no action' ? [] : [`ON UPDATE ${onUpdate.toUpperCase()}`]),
  ].join(' ');
}

/** A check, as a line of CREATE TABLE or behind ADD. */
export function printCheck({ name, expression }: CheckSchema, dialect: Dialect): string {
  return `${printConstraintName(name, dialect)}CHECK (${expression})`;
}

function printConstraintName(name: string, dialect: Dialect): string {
  return name === '' ? '' : `CONSTRAINT ${quoteIdentifier(name, dialect)} `;
}
