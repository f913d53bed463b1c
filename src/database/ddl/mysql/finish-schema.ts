import { sortBy } from '../../../base/order.ts';
import {
  databaseSchemaFormat,
  type ColumnSchema,
  type DatabaseSchema,
  type IndexPart,
  type IndexSchema,
  type TableSchema,
} from '../../schema.ts';
import { charactersOf } from '../../mysql/characters-of.ts';
import { keySchema } from '../../mysql/key-schema.ts';
import { sortTables } from '../../sort-tables.ts';
import type { DraftColumn, DraftIndex, DraftTable } from './draft-table.ts';

/**
 * The schema that is left after the last statement. The name of one's own database is left out; unless it is told, it is
 * the only one that there is.
 */
export function finishSchema(tables: readonly DraftTable[], own?: string): DatabaseSchema {
  const schemas = new Set(tables.map((table) => table.schema));
  const [only] = schemas;
  const shown = (schema: string | null): string | null =>
    schema === (own ?? (schemas.size === 1 ? only : undefined)) ? null : schema;
  return {
    format: databaseSchemaFormat,
    dialect: 'mysql',
    tables: sortTables(tables.map((table) => finishTable(table, shown))),
  };
}

function finishTable(table: DraftTable, shown: (schema: string | null) => string | null): TableSchema {
  const characters = table.kind === 'view' ? undefined : charactersOf(table.charset, table.collation);
  return {
    schema: shown(table.schema),
    name: table.name,
    kind: table.kind,
    comment: table.comment,
    ...(characters !== undefined && { characters }),
    columns: table.columns.map(finishColumn),
    primaryKey: table.primaryKey === null ? null : keySchema(table.primaryKey),
    indexes: sortBy(table.indexes.map(finishIndex), (index) => index.name),
    foreignKeys: sortBy(
      table.foreignKeys.map((key) => ({
        ...key,
        references: { ...key.references, schema: shown(key.references.schema) },
      })),
      (key) => key.name,
    ),
    checks: sortBy(table.checks, (check) => check.name),
    isPartitioned: table.isPartitioned,
    origin: table.origin,
  };
}

// Member by member, so that a snapshot is the same text whichever way its tables were read.
function finishColumn(column: DraftColumn): ColumnSchema {
  return {
    name: column.name,
    type: column.type,
    isNullable: column.isNullable,
    default: column.default,
    generated: column.generated,
    identity: column.identity,
    isSetOnUpdate: column.isSetOnUpdate,
    comment: column.comment,
  };
}

function finishIndex(index: DraftIndex): IndexSchema {
  const { name, isUnique, parts, method } = index;
  return { name, isUnique, parts: parts.map(finishPart), where: null, method, areNullsEqual: false };
}

function finishPart(part: IndexPart): IndexPart {
  const { isDescending } = part;
  if (part.kind === 'expression') return { kind: part.kind, expression: part.expression, isDescending };
  return { kind: part.kind, column: part.column, isDescending, prefix: part.prefix };
}
