import type { Source } from '../../../base/source.ts';
import type { DdlReading } from '../../introspection.ts';
import { databaseSchemaFormat } from '../../schema.ts';

/** Reads DDL. */
export function readMysqlDdl(_sources: readonly Source[]): DdlReading {
  return { schema: { format: databaseSchemaFormat, dialect: 'mysql', tables: [] }, diagnostics: [] };
}
