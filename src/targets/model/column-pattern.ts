import type { TableSchema } from '../../database/schema.ts';

/** Decides whether a pattern of a setting means a table: `users`, `order_*`, `auth.users`. */
export function matchesTable(
  pattern: string,
  table: TableSchema,
  defaultSchema: string | undefined,
): boolean {
  const parts = splitPattern(pattern);
  if (parts.length > 2) return false;
  return matchesQualified(parts, table, defaultSchema);
}

/** Decides whether a pattern means a column: `users.email`, `*.email`, `auth.users.email`; without a dot none. */
export function matchesColumn(
  pattern: string,
  table: TableSchema,
  column: string,
  defaultSchema: string | undefined,
): boolean {
  const parts = splitPattern(pattern);
  const last = parts.at(-1);
  if (parts.length < 2 || parts.length > 3 || last === undefined) return false;
  return matchesText(last, column) && matchesQualified(parts.slice(0, -1), table, defaultSchema);
}

/** Decides whether a pattern means a type of the database: `decimal(*)`, `tinyint(1)`, `citext`. Case does not count. */
export function matchesType(pattern: string, type: { readonly name: string; readonly sql: string }): boolean {
  const wanted = pattern.toLowerCase();
  return matchesText(wanted, type.sql.toLowerCase()) || matchesText(wanted, type.name.toLowerCase());
}

/** Whether a pattern speaks of a column rather than of a type. */
export function isColumnPattern(pattern: string): boolean {
  return splitPattern(pattern).length > 1;
}

/** How exactly a pattern says what it means: the more it spells out, the more it counts. */
export function exactness(pattern: string): number {
  const parts = splitPattern(pattern);
  return parts.filter((part) => !part.includes('*')).length * 1000 + pattern.replaceAll('*', '').length;
}

function matchesQualified(
  parts: readonly string[],
  table: TableSchema,
  defaultSchema: string | undefined,
): boolean {
  const name = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? parts[0] : undefined;
  if (!matchesText(name, table.name)) return false;
  return schema === undefined || matchesText(schema, table.schema ?? defaultSchema ?? '');
}

/** Parts at dots that stand outside of double quotes; `""` inside of them is one. */
function splitPattern(pattern: string): readonly string[] {
  const parts = [''];
  for (const [text, quoted] of pattern.matchAll(/"((?:[^"]|"")*)"|[^"]|"/gu)) {
    if (text === '.') parts.push('');
    else parts[parts.length - 1] += quoted === undefined ? text : quoted.replaceAll('""', '"');
  }
  return parts;
}

function matchesText(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', ...others] = pieces;
  if (others.length === 0) return text === pattern;
  const last = others.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const piece of others) {
    const at = text.indexOf(piece, from);
    if (at < 0 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}
