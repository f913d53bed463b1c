import { assertNever } from '../../base/assert-never.ts';
import { printTableCharacters } from '../print-ddl/print-characters.ts';
import { printColumn } from '../print-ddl/print-column.ts';
import { printCheck, printPrimaryKey } from '../print-ddl/print-constraint.ts';
import { printIndexClause } from '../print-ddl/print-index.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { TableSchema } from '../schema.ts';
import { stepsOf, type MigrationStep } from './migration-step.ts';
import { printFill } from './print-fill.ts';
import { addReference, dropReference } from './print-table-sets.ts';
import type { TableChange, TablePart } from './schema-change.ts';

/** A changed table of MySQL: one ALTER TABLE, which either happens as a whole or not, between those for references. */
export function printMysqlChange(change: TableChange): MigrationStep[] {
  const { before, after, parts } = change;
  const clauses = [...new Set(parts.flatMap((part) => printPart(part, change)))];
  const table = printTableName(after, 'mysql');
  const alter = clauses.length === 0 ? [] : [`ALTER TABLE ${table}\n  ${clauses.join(',\n  ')}`];
  return [
    ...parts.flatMap((part) =>
      part.kind === 'drop-foreign-key' ? [dropReference(before, part.key, 'mysql')] : [],
    ),
    ...stepsOf('change-tables', after, [
      ...parts.flatMap((part) => printFill(change, part, 'mysql')),
      ...alter,
    ]),
    ...parts.flatMap((part) =>
      part.kind === 'add-foreign-key' ? [addReference(after, part.key, 'mysql')] : [],
    ),
  ];
}

function printPart(part: TablePart, change: TableChange): string[] {
  const name = (text: string) => quoteIdentifier(text, 'mysql');
  const { after } = change;
  switch (part.kind) {
    case 'add-column':
      return [`ADD COLUMN ${printColumn(part.column, after, 'mysql')}${placeOf(part.column.name, after)}`];
    case 'drop-column':
      return [`DROP COLUMN ${name(part.column.name)}`];
    case 'change-column':
      return [`MODIFY COLUMN ${printColumn(part.after, after, 'mysql')}`];
    case 'replace-column':
      return [
        `DROP COLUMN ${name(part.before.name)}`,
        `ADD COLUMN ${printColumn(part.after, after, 'mysql')}${placeOf(part.after.name, after)}`,
      ];
    case 'change-primary-key':
      return [
        ...(part.before === null ? [] : ['DROP PRIMARY KEY']),
        ...(part.after === null ? [] : [`ADD ${printPrimaryKey(part.after, 'mysql')}`]),
      ];
    case 'add-index':
      return [`ADD ${printIndexClause(part.index)}`];
    case 'drop-index':
      return [`DROP INDEX ${name(part.index.name)}`];
    case 'add-check':
      return ownColumn(part.check.name, change) ?? [`ADD ${printCheck(part.check, 'mysql')}`];
    case 'drop-check':
      return ownColumn(part.check.name, change) ?? [`DROP CONSTRAINT ${name(part.check.name)}`];
    case 'change-characters':
      return [printTableCharacters(part.characters)];
    case 'change-comment':
      return [`COMMENT = ${quoteLiteral(part.comment, 'mysql')}`];
    case 'add-foreign-key':
    case 'drop-foreign-key':
      return [];
    default:
      return assertNever(part);
  }
}

/** A check of a column's own name is part of the column in MariaDB: it comes and goes with what the column is. */
function ownColumn(name: string, { before, after }: TableChange): string[] | undefined {
  if (!before.columns.some((column) => column.name === name)) return undefined;
  const column = after.columns.find((each) => each.name === name);
  return column === undefined ? [] : [`MODIFY COLUMN ${printColumn(column, after, 'mysql')}`];
}

function placeOf(name: string, { columns }: TableSchema): string {
  const index = columns.findIndex((column) => column.name === name);
  const previous = columns[index - 1];
  return previous === undefined ? ' FIRST' : ` AFTER ${quoteIdentifier(previous.name, 'mysql')}`;
}
