import { isAutomatic } from '../print-ddl/print-create-table.ts';
import { printColumn } from '../print-ddl/print-column.ts';
import { printCreateIndex } from '../print-ddl/print-index.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { ColumnSchema, TableSchema } from '../schema.ts';
import { mentions } from './diff-table.ts';
import { stepsOf, type MigrationStep } from './migration-step.ts';
import { rebuildSqliteTable } from './rebuild-sqlite-table.ts';
import type { TableChange, TablePart } from './schema-change.ts';

/** A changed table of SQLite: altered where it can be, else made again with its rows. */
export function printSqliteChange(change: TableChange, triggers: readonly string[] = []): MigrationStep[] {
  const { parts, after } = change;
  const statements = parts.every((part) => isAlterable(part, change))
    ? parts.flatMap((part) => printPart(part, after))
    : [...rebuildSqliteTable(change), ...triggers];
  // Another table may take the name of an index.
  const freed = parts.flatMap((part) =>
    part.kind === 'drop-index' && !isAutomatic(part.index)
      ? [`DROP INDEX ${quoteIdentifier(part.index.name, 'sqlite')}`]
      : [],
  );
  return [...stepsOf('drop-indexes', after, freed), ...stepsOf('change-tables', after, statements)];
}

function isAlterable(part: TablePart, { before }: TableChange): boolean {
  switch (part.kind) {
    case 'add-index':
    case 'drop-index':
      return !isAutomatic(part.index);
    case 'add-column':
      return canBeAdded(part.column);
    case 'drop-column':
      return canBeDropped(part.column, before);
    default:
      return false;
  }
}

function canBeAdded({ default: value, generated, identity, isNullable }: ColumnSchema): boolean {
  if (generated !== null) return generated.kind === 'virtual';
  return identity === null && value?.kind !== 'expression' && (isNullable || value !== null);
}

/** Indexes that it is in are dropped before it; everything else that names it stands in the way. */
function canBeDropped({ name }: ColumnSchema, table: TableSchema): boolean {
  const { primaryKey, indexes, foreignKeys, checks, columns } = table;
  const automatic = indexes.filter(isAutomatic).flatMap(({ parts }) => parts);
  return !(
    primaryKey?.columns.includes(name) === true ||
    automatic.some((part) => part.kind === 'column' && part.column === name) ||
    foreignKeys.some((key) => key.columns.includes(name)) ||
    checks.some(({ expression }) => mentions(expression, [name])) ||
    columns.some(({ generated }) => generated !== null && mentions(generated.expression, [name]))
  );
}

function printPart(part: TablePart, table: TableSchema): string[] {
  const whole = printTableName(table, 'sqlite');
  switch (part.kind) {
    case 'add-index':
      return [printCreateIndex(table, part.index, 'sqlite')];
    case 'add-column':
      return [`ALTER TABLE ${whole} ADD COLUMN ${printColumn(part.column, table, 'sqlite')}`];
    case 'drop-column':
      return [`ALTER TABLE ${whole} DROP COLUMN ${quoteIdentifier(part.column.name, 'sqlite')}`];
    default:
      return [];
  }
}
