import { didYouMean } from '../base/suggest.ts';
import { report } from '../diagnostics/definition.ts';
import type { Checked } from '../diagnostics/result.ts';
import { ddlSchemaUnknown } from './ddl-diagnostics.ts';
import type { DatabaseSchema, TableSchema } from './schema.ts';

/**
 * The tables of files that stand in one schema, or in the database of MySQL that they were read for, as a server shows
 * them: with their schema, unless every connection is in it.
 */
export function keepSchema(read: DatabaseSchema, wanted: string): Checked<DatabaseSchema> {
  const schemaOf = ({ schema }: TableSchema): string => schema ?? read.defaultSchema ?? wanted;
  const tables = read.tables.filter((table) => schemaOf(table) === wanted);
  const value = { ...read, tables };
  if (tables.length > 0 || read.tables.length === 0) return { value, diagnostics: [] };
  const suggestion = didYouMean(wanted, [...new Set(read.tables.map(schemaOf))]);
  return { value, diagnostics: [report(ddlSchemaUnknown, { schema: wanted, suggestion })] };
}
