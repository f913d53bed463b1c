import type { ColumnDefault, ColumnSchema, ColumnType } from '../schema.ts';
import { charactersOf } from './characters-of.ts';
import type { CheckRow, ColumnRow, ServerFlavor } from './catalog-queries.ts';
import { columnDefault, constantDefault } from './column-default.ts';
import { mysqlColumnType } from './column-type.ts';
import { expressionText } from './expression-text.ts';
import { isJsonCheck } from './json-check.ts';
import { keptText } from './kept-text.ts';

/** The columns of one table. Of a view only what its rows look like: what its tables do on writes is not its own. */
export function catalogColumns(
  rows: readonly ColumnRow[],
  checks: readonly CheckRow[],
  table: { readonly isView: boolean; readonly flavor: ServerFlavor },
): ColumnSchema[] {
  const columns = rows.map((row) => row.columnName);
  return rows.map((row) => {
    const isJson = checks.some((check) => isJsonCheck(check.clause, row.columnName));
    const plain = mysqlColumnType(isJson && row.columnType === 'longtext' ? 'json' : row.columnType);
    const hasCharacters = !table.isView && plain.kind !== 'json';
    const characters = hasCharacters ? charactersOf(row.charset, row.collation) : undefined;
    const type: ColumnType = { ...plain, ...(characters !== undefined && { characters }) };
    const generated = table.isView ? null : generatedOf(row, columns, table.flavor);
    const hasDefault = !table.isView && generated === null;
    const extra = table.isView ? '' : row.extra;
    return {
      name: row.columnName,
      type,
      isNullable: row.isNullable === 'YES',
      default: hasDefault ? defaultOf(row, type, columns, table.flavor) : null,
      generated,
      identity: /\bauto_increment\b/i.test(extra) ? ('by-default' as const) : null,
      isSetOnUpdate: /\bon update\b/i.test(extra),
      comment: row.columnComment,
    };
  });
}

function generatedOf(
  row: ColumnRow,
  columns: readonly string[],
  flavor: ServerFlavor,
): ColumnSchema['generated'] {
  const kind = /\b(stored|persistent|virtual)\b(?: generated)?/i.exec(row.extra)?.[1]?.toLowerCase();
  if (kind === undefined) return null;
  const expression = catalogExpression(row.generation ?? '', columns, flavor);
  return { kind: kind === 'virtual' ? 'virtual' : 'stored', expression };
}

/** An expression of the catalogue in the form of {@link expressionText}. */
export function catalogExpression(text: string, columns: readonly string[], flavor: ServerFlavor): string {
  return expressionText(flavor === 'mysql' ? keptText(text) : text, { columns });
}

function defaultOf(
  row: ColumnRow,
  type: ColumnType,
  columns: readonly string[],
  flavor: ServerFlavor,
): ColumnDefault | null {
  const text = row.columnDefault;
  if (text === null) return null;
  if (flavor === 'mariadb') return columnDefault(type, text, { columns });
  // MySQL 8 keeps constants without quotes and says of expressions that they are some.
  if (/\bDEFAULT_GENERATED\b/i.test(row.extra)) return columnDefault(type, keptText(text), { columns });
  const isCode =
    type.name === 'bit' ||
    (type.kind === 'bytes' && /^0x/i.test(text)) ||
    (type.kind === 'datetime' && /^current_timestamp/i.test(text));
  return isCode ? columnDefault(type, text) : constantDefault(type, text);
}
