import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';

/** The name of a table with its schema in front, where it has one. SQLite has no schemas. */
export function printTableName(
  { schema, name }: { readonly schema: string | null; readonly name: string },
  dialect: Dialect,
): string {
  const bare = quoteIdentifier(name, dialect);
  return schema === null || dialect === 'sqlite' ? bare : `${quoteIdentifier(schema, dialect)}.${bare}`;
}
