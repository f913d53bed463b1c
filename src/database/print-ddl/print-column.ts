import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnSchema, TableSchema } from '../schema.ts';
import { printCharacters } from './print-characters.ts';
import { printColumnType } from './print-column-type.ts';
import { printDefault } from './print-default.ts';

/** A column as it stands in CREATE TABLE or behind ADD COLUMN. */
export function printColumn(column: ColumnSchema, table: TableSchema, dialect: Dialect): string {
  const name = quoteIdentifier(column.name, dialect);
  // Any other spelling is an ordinary column to SQLite, which then numbers nothing.
  if (dialect === 'sqlite' && isRowId(column, table)) return `${name} INTEGER PRIMARY KEY AUTOINCREMENT`;
  const characters = dialect === 'mysql' ? printCharacters(column.type.characters, table.characters) : '';
  const words = [name, printColumnType(column.type, dialect), characters, ...printFacts(column, dialect)];
  if (dialect === 'mysql' && column.comment !== '')
    words.push(`COMMENT ${quoteLiteral(column.comment, dialect)}`);
  return words.filter((word) => word !== '').join(' ');
}

/** Whether SQLite numbers the column: the one column of the key, declared as INTEGER. */
export function isRowId(column: ColumnSchema, { primaryKey }: TableSchema): boolean {
  return (
    column.identity !== null && primaryKey?.columns.length === 1 && primaryKey.columns[0] === column.name
  );
}

function printFacts(column: ColumnSchema, dialect: Dialect): string[] {
  const nullability = printNullability(column, dialect);
  if (column.generated !== null) {
    const { kind, expression } = column.generated;
    return [`GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`, nullability];
  }
  const value = column.default === null ? '' : `DEFAULT ${printDefault(column, column.default, dialect)}`;
  return [nullability, value, printIdentity(column, dialect), printOnUpdate(column, dialect)];
}

function printNullability({ isNullable, type }: ColumnSchema, dialect: Dialect): string {
  if (!isNullable) return 'NOT NULL';
  // Without the word a TIMESTAMP is NOT NULL on servers with old settings.
  return dialect === 'mysql' && type.name === 'timestamp' ? 'NULL' : '';
}

function printIdentity({ identity }: ColumnSchema, dialect: Dialect): string {
  if (identity === null || dialect === 'sqlite') return '';
  if (dialect === 'mysql') return 'AUTO_INCREMENT';
  return `GENERATED ${identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`;
}

function printOnUpdate({ isSetOnUpdate, type }: ColumnSchema, dialect: Dialect): string {
  if (!isSetOnUpdate || dialect !== 'mysql') return '';
  const digits = type.precision ?? 0;
  return `ON UPDATE CURRENT_TIMESTAMP${digits === 0 ? '' : `(${digits})`}`;
}
