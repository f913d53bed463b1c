import { assertNever } from '../../base/assert-never.ts';
import { printColumn } from '../print-ddl/print-column.ts';
import { printColumnComment, printTableComment } from '../print-ddl/print-comments.ts';
import { printCheck, printPrimaryKey } from '../print-ddl/print-constraint.ts';
import { isExclusion } from '../print-ddl/is-exclusion.ts';
import { printCreateIndex } from '../print-ddl/print-index.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnSchema, IndexSchema, TableSchema } from '../schema.ts';
import { stepsOf, type MigrationStep } from './migration-step.ts';
import { printDo } from './print-do.ts';
import { printPostgresColumn } from './print-postgres-column.ts';
import { addReference, dropReference } from './print-table-sets.ts';
import type { TableChange, TablePart } from './schema-change.ts';

/** A changed table of PostgreSQL: computed columns go before those that they are computed from, and come after them. */
export function printPostgresChange(change: TableChange): MigrationStep[] {
  const { before, after, parts } = change;
  const replaced = parts.flatMap((part) => (part.kind === 'replace-column' ? [part] : []));
  const losesKey = parts.some((part) => part.kind === 'change-primary-key' && part.before !== null);
  return [
    ...parts.flatMap((part) =>
      part.kind === 'drop-foreign-key' ? [dropReference(before, part.key, 'postgres')] : [],
    ),
    // Another table may take the name of an index.
    ...stepsOf(
      'drop-indexes',
      after,
      parts.flatMap((part) => (part.kind === 'drop-index' ? dropIndex(before, part.index) : [])),
    ),
    ...stepsOf('change-tables', after, [
      ...parts.flatMap((part) => (isBeforeColumns(part) ? printPart(part, change) : [])),
      ...(losesKey ? [dropPrimaryKey(before)] : []),
      ...replaced.map((part) => dropColumn(before, part.before)),
      ...parts.flatMap((part) => (isBeforeColumns(part) ? [] : printPart(part, change))),
    ]),
    ...parts.flatMap((part) =>
      part.kind === 'add-foreign-key' ? [addReference(after, part.key, 'postgres')] : [],
    ),
  ];
}

function isBeforeColumns(part: TablePart): boolean {
  if (part.kind === 'drop-column') return part.column.generated !== null;
  return part.kind === 'drop-check';
}

function printPart(part: TablePart, { before, after }: TableChange): string[] {
  const alter = `ALTER TABLE ${printTableName(after, 'postgres')}`;
  switch (part.kind) {
    case 'drop-check':
      return [`${alter} DROP CONSTRAINT ${quoteIdentifier(part.check.name, 'postgres')}`];
    case 'drop-column':
      return [dropColumn(before, part.column)];
    case 'replace-column':
      return [...addColumn(after, part.after)];
    case 'add-column':
      return addColumn(after, part.column);
    case 'change-column':
      return printPostgresColumn(part, after);
    case 'change-primary-key':
      return part.after === null ? [] : [`${alter} ADD ${printPrimaryKey(part.after, 'postgres')}`];
    case 'add-index':
      return [printCreateIndex(after, part.index, 'postgres')];
    case 'add-check':
      return [`${alter} ADD ${printCheck(part.check, 'postgres')}`];
    case 'change-comment':
      return [printTableComment(after)];
    case 'add-foreign-key':
    case 'drop-foreign-key':
    case 'drop-index':
    case 'change-characters':
      return [];
    default:
      return assertNever(part);
  }
}

function addColumn(table: TableSchema, column: ColumnSchema): string[] {
  return [
    `ALTER TABLE ${printTableName(table, 'postgres')} ADD COLUMN ${printColumn(column, table, 'postgres')}`,
    ...(column.comment === '' ? [] : [printColumnComment(table, column)]),
  ];
}

function dropColumn(table: TableSchema, { name }: ColumnSchema): string {
  return `ALTER TABLE ${printTableName(table, 'postgres')} DROP COLUMN ${quoteIdentifier(name, 'postgres')}`;
}

/** An index of a constraint goes with the constraint, another one by itself; which it is, only the server knows. */
function dropIndex(table: TableSchema, index: IndexSchema): string[] {
  const { name } = index;
  const isConstraint = index.isUnique || isExclusion(index);
  const whole = printTableName({ schema: table.schema, name }, 'postgres');
  const constraint = `ALTER TABLE ${printTableName(table, 'postgres')} DROP CONSTRAINT IF EXISTS ${quoteIdentifier(name, 'postgres')}`;
  return [...(isConstraint ? [constraint] : []), `DROP INDEX ${isConstraint ? 'IF EXISTS ' : ''}${whole}`];
}

/** Only the server knows what the key is called. */
function dropPrimaryKey(table: TableSchema): string {
  const name = quoteLiteral(printTableName(table, 'postgres'), 'postgres');
  return printDo([
    'BEGIN',
    "  EXECUTE (SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)",
    `    FROM pg_constraint WHERE contype = 'p' AND conrelid = ${name}::regclass);`,
    'END',
  ]);
}
