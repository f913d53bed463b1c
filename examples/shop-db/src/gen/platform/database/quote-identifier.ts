import type { Dialect } from './table.ts';

/** A name as an identifier of SQL, whatever is in it. The only way for a name into a statement. */
export function quoteIdentifier(name: string, dialect: Dialect): string {
  return dialect === 'mysql'
    ? `\`${name.replaceAll('`', '``')}\``
    : `"${name.replaceAll('"', '""')}"`;
}
