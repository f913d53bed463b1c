import { didYouMean } from '../base/suggest.ts';
import { report } from '../diagnostics/definition.ts';
import type { Checked } from '../diagnostics/result.ts';
import { ddlSchemaUnknown } from './ddl-diagnostics.ts';
import type { DatabaseSchema } from './schema.ts';

/** The tables of files that stand in the schema or database which they were read for, as a server shows them. */
export function keepSchema(read: DatabaseSchema, own: string): Checked<DatabaseSchema> {
  const tables = read.tables.filter(({ schema }) => schema === null);
  const others = [...new Set(read.tables.flatMap(({ schema }) => schema ?? []))];
  const value = { ...read, tables };
  if (tables.length > 0 || others.length === 0) return { value, diagnostics: [] };
  const suggestion = didYouMean(own, others);
  return { value, diagnostics: [report(ddlSchemaUnknown, { schema: own, suggestion })] };
}
