import type { ColumnDefault, ColumnSchema, ColumnType } from '../schema.ts';
import type { CheckRow, ColumnRow, ServerFlavor } from './catalog-queries.ts';
import { columnDefault } from './column-default.ts';
import { mysqlColumnType } from './column-type.ts';
import { defaultLiteral } from './default-literal.ts';
import { expressionText } from './expression-text.ts';
import { isJsonCheck } from './json-check.ts';

/** The columns of one table. Of a view only what its rows look like: what its tables do on writes is not its own. */
export function catalogColumns(
  rows: readonly ColumnRow[],
  checks: readonly CheckRow[],
  table: { readonly isView: boolean; readonly flavor: ServerFlavor },
): ColumnSchema[] {
  const columns = rows.map((row) => row.columnName);
  return rows.map((row) => {
    const isJson = checks.some((check) => isJsonCheck(check.clause, row.columnName));
    const type = mysqlColumnType(isJson && row.columnType === 'longtext' ? 'json' : row.columnType);
    const base = {
      name: row.columnName,
      type,
      isNullable: row.isNullable === 'YES',
      comment: row.columnComment,
    };
    if (table.isView)
      return { ...base, default: null, generated: null, identity: null, isSetOnUpdate: false };
    const generated = generatedOf(row, columns, table.flavor);
    return {
      ...base,
      default: generated === null ? defaultOf(row, type, columns, table.flavor) : null,
      generated,
      identity: /\bauto_increment\b/i.test(row.extra) ? ('by-default' as const) : null,
      isSetOnUpdate: /\bon update\b/i.test(row.extra),
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
  // MySQL 8 escapes the quotes of strings inside of the expressions that it keeps.
  return expressionText(flavor === 'mysql' ? text.replaceAll("\\'", "'") : text, { columns });
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
  if (/\bDEFAULT_GENERATED\b/i.test(row.extra))
    return columnDefault(type, text.replaceAll("\\'", "'"), { columns });
  if (type.name === 'bit') return columnDefault(type, text);
  if (type.kind === 'datetime' && /^current_timestamp/i.test(text)) return columnDefault(type, text);
  return { kind: 'literal', value: defaultLiteral(type, text) };
}
