import type { Source } from '../../../base/source.ts';
import type { DdlReading } from '../../introspection.ts';
import { databaseSchemaFormat } from '../../schema.ts';

/** Reads DDL. */
export async function readSqliteDdl(_sources: readonly Source[]): Promise<DdlReading> {
  return { schema: { format: databaseSchemaFormat, dialect: 'sqlite', tables: [] }, diagnostics: [] };
}
