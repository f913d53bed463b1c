import { isInsideTable, printCreateTable } from '../print-ddl/print-create-table.ts';
import { printDefault } from '../print-ddl/print-default.ts';
import { printCreateIndex } from '../print-ddl/print-index.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { ColumnSchema } from '../schema.ts';
import type { TableChange } from './schema-change.ts';

/**
 * What SQLite's own documentation prescribes for changes that ALTER TABLE cannot make: another table takes the rows and
 * then the name. Foreign keys must not be enforced meanwhile, which whoever applies migrations sees to, and who checks
 * them at the end. Triggers of the table go with it.
 */
export function rebuildSqliteTable({ before, after }: TableChange): string[] {
  const old = printTableName(before, 'sqlite');
  const made = { ...after, name: `__new_${after.name}` };
  const fresh = printTableName(made, 'sqlite');
  const kept = after.columns.flatMap((column) => {
    const source = before.columns.find(({ name }) => name === column.name);
    return source === undefined || column.generated !== null ? [] : [{ column, source }];
  });
  const names = kept.map(({ column }) => quoteIdentifier(column.name, 'sqlite')).join(', ');
  const values = kept.map(({ column, source }) => valueOf(source, column)).join(', ');
  return [
    printCreateTable(made, 'sqlite'),
    ...(kept.length === 0 ? [] : [`INSERT INTO ${fresh} (${names})\nSELECT ${values} FROM ${old}`]),
    `DROP TABLE ${old}`,
    // Views that name the table would forbid the name while it is away.
    'PRAGMA legacy_alter_table = ON',
    `ALTER TABLE ${fresh} RENAME TO ${quoteIdentifier(after.name, 'sqlite')}`,
    'PRAGMA legacy_alter_table = OFF',
    ...after.indexes
      .filter((index) => !isInsideTable(index, 'sqlite'))
      .map((index) => printCreateIndex(after, index, 'sqlite')),
  ];
}

function valueOf(before: ColumnSchema, after: ColumnSchema): string {
  const name = quoteIdentifier(after.name, 'sqlite');
  if (!before.isNullable || after.isNullable || after.default === null) return name;
  return `coalesce(${name}, ${printDefault(after, after.default, 'sqlite')})`;
}
