import { quoteIdentifier } from '../../quote-identifier.ts';
import type { IndexPart } from '../../schema.ts';
import type { DraftCatalog } from './draft-catalog.ts';
import type { DraftTable } from './draft-table.ts';

/** Gives a column another name, in its table and wherever keys, expressions and other tables name it. */
export function renameColumn(catalog: DraftCatalog, table: DraftTable, old: string, name: string): void {
  const renamed = (column: string): string => (column === old ? name : column);
  const inText = (text: string): string =>
    text.replaceAll(quoteIdentifier(old, 'mysql'), () => quoteIdentifier(name, 'mysql'));
  const inPart = (part: IndexPart): IndexPart =>
    part.kind === 'column'
      ? { ...part, column: renamed(part.column) }
      : { ...part, expression: inText(part.expression) };
  table.columns = table.columns.map((column) => ({
    ...column,
    name: renamed(column.name),
    generated:
      column.generated === null
        ? null
        : { ...column.generated, expression: inText(column.generated.expression) },
  }));
  table.primaryKey = table.primaryKey?.map(inPart) ?? null;
  table.indexes = table.indexes.map((index) => ({ ...index, parts: index.parts.map(inPart) }));
  table.checks = table.checks.map((check) => ({ ...check, expression: inText(check.expression) }));
  table.foreignKeys = table.foreignKeys.map((key) => ({ ...key, columns: key.columns.map(renamed) }));
  for (const other of catalog.tables) {
    other.foreignKeys = other.foreignKeys.map((key) => {
      const { references } = key;
      if (references.table !== table.name || references.schema !== table.schema) return key;
      return { ...key, references: { ...references, columns: references.columns.map(renamed) } };
    });
  }
}
