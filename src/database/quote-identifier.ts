import type { Dialect } from './dialect.ts';

/** A name of a table, column or constraint for SQL of a dialect: whatever it holds, it stays one name. */
export function quoteIdentifier(name: string, dialect: Dialect): string {
  // No dialect has a way to write U+0000, and none stores one in a name.
  const clean = name.replaceAll('\u0000', '');
  return dialect === 'mysql' ? `\`${clean.replaceAll('`', '``')}\`` : `"${clean.replaceAll('"', '""')}"`;
}
