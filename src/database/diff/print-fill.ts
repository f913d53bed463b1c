import type { Dialect } from '../dialect.ts';
import { printDefault } from '../print-ddl/print-default.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { TablePart, TableChange } from './schema-change.ts';

/** Gives rows without a value the default of a column that demands one from now on. */
export function printFill({ before }: TableChange, part: TablePart, dialect: Dialect): string[] {
  if (part.kind !== 'change-column' || !part.before.isNullable || part.after.isNullable) return [];
  if (part.after.default === null) return [];
  const name = quoteIdentifier(part.after.name, dialect);
  const value = printDefault(part.after, part.after.default, dialect);
  return [`UPDATE ${printTableName(before, dialect)} SET ${name} = ${value} WHERE ${name} IS NULL`];
}
