import type { Dialect } from './dialect.ts';

/** A text constant for SQL of a dialect, under the settings that its servers start with: whatever it holds, it stays one constant. */
export function quoteLiteral(text: string, dialect: Dialect): string {
  // Only MySQL can write U+0000, and neither of the others stores one in a text.
  const doubled = text.replaceAll("'", "''");
  if (dialect === 'mysql') return `'${doubled.replaceAll('\\', '\\\\').replaceAll('\u0000', '\\0')}'`;
  const clean = doubled.replaceAll('\u0000', '');
  // An E in front makes a backslash mean the same whatever standard_conforming_strings says.
  if (dialect === 'postgres' && clean.includes('\\')) return `E'${clean.replaceAll('\\', '\\\\')}'`;
  return `'${clean}'`;
}
