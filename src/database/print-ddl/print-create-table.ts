import type { Dialect } from '../dialect.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ForeignKeySchema, IndexSchema, TableSchema } from '../schema.ts';
import { printTableCharacters } from './print-characters.ts';
import { isRowId, printColumn } from './print-column.ts';
import { printCheck, printColumnList, printForeignKey, printPrimaryKey } from './print-constraint.ts';
import { printIndexClause } from './print-index.ts';
import { printTableName } from './print-table-name.ts';

/**
 * The statement that makes a table with all that must stand inside of it, without the semicolon: indexes of MySQL, whose
 * numbered columns need theirs at once, unnamed unique keys of SQLite, and the foreign keys that are given.
 */
export function printCreateTable(
  table: TableSchema,
  dialect: Dialect,
  foreignKeys: readonly ForeignKeySchema[] = table.foreignKeys,
): string {
  const lines = [
    ...table.columns.map((column) => printColumn(column, table, dialect)),
    ...primaryKeyLines(table, dialect),
    ...table.indexes
      .filter((index) => isInsideTable(index, dialect))
      .map((index) => printInside(index, dialect)),
    ...foreignKeys.map((key) => printForeignKey(key, dialect)),
    ...table.checks.map((check) => printCheck(check, dialect)),
  ];
  const options = dialect === 'mysql' ? printOptions(table) : '';
  return `CREATE TABLE ${printTableName(table, dialect)} (\n  ${lines.join(',\n  ')}\n)${options}`;
}

function printOptions({ characters, comment }: TableSchema): string {
  const options = [
    printTableCharacters(characters),
    comment === '' ? '' : `COMMENT=${quoteLiteral(comment, 'mysql')}`,
  ];
  return options.map((option) => (option === '' ? '' : ` ${option}`)).join('');
}

/** Whether an index is declared with its table, and not by a statement of its own. */
export function isInsideTable(index: IndexSchema, dialect: Dialect): boolean {
  return dialect === 'mysql' || (dialect === 'sqlite' && isAutomatic(index));
}

/** Whether SQLite named the index itself, for a unique key that has no name. */
export function isAutomatic({ name }: IndexSchema): boolean {
  return name.startsWith('sqlite_');
}

function printInside(index: IndexSchema, dialect: Dialect): string {
  if (dialect === 'mysql') return printIndexClause(index);
  const columns = index.parts.flatMap((part) => (part.kind === 'column' ? [part.column] : []));
  return `UNIQUE ${printColumnList(columns, dialect)}`;
}

function primaryKeyLines({ primaryKey, columns, ...table }: TableSchema, dialect: Dialect): string[] {
  if (primaryKey === null) return [];
  const whole = { ...table, primaryKey, columns };
  if (dialect === 'sqlite' && columns.some((column) => isRowId(column, whole))) return [];
  return [printPrimaryKey(primaryKey, dialect)];
}
