import type { Dialect } from '../../../src/database/dialect.ts';
import {
  databaseSchemaFormat,
  type ColumnSchema,
  type ColumnType,
  type DatabaseSchema,
  type ForeignKeySchema,
  type IndexSchema,
  type TableSchema,
} from '../../../src/database/schema.ts';
import type { ValueKind } from '../../../src/database/value-kind.ts';

/** A database of these tables. */
export function databaseOf(
  tables: readonly TableSchema[],
  facts: { readonly dialect?: Dialect; readonly defaultSchema?: string } = {},
): DatabaseSchema {
  return { format: databaseSchemaFormat, dialect: 'mysql', ...facts, tables };
}

/** A table with the columns given; all else is as plain as can be. */
export function tableOf(
  name: string,
  columns: readonly ColumnSchema[],
  facts: Partial<TableSchema> = {},
): TableSchema {
  return {
    schema: null,
    name,
    kind: 'table',
    comment: '',
    columns,
    primaryKey: null,
    indexes: [],
    foreignKeys: [],
    checks: [],
    isPartitioned: false,
    ...facts,
  };
}

/** A column that is never null, has no default and is of the kind given. */
export function columnOf(
  name: string,
  kind: ValueKind,
  facts: Partial<Omit<ColumnSchema, 'type'>> & { readonly type?: Partial<ColumnType> } = {},
): ColumnSchema {
  const { type, ...others } = facts;
  return {
    name,
    isNullable: false,
    default: null,
    generated: null,
    identity: null,
    isSetOnUpdate: false,
    comment: '',
    ...others,
    type: {
      name: kind,
      sql: kind,
      kind,
      length: null,
      precision: null,
      scale: null,
      isUnsigned: false,
      values: [],
      dimensions: 0,
      ...type,
    },
  };
}

/** A unique index over whole columns. */
export function uniqueOf(name: string, ...columns: readonly string[]): IndexSchema {
  return {
    name,
    isUnique: true,
    parts: columns.map((column) => ({ kind: 'column', column, isDescending: false, prefix: null })),
    where: null,
    method: 'btree',
    areNullsEqual: false,
  };
}

/** A foreign key of one column. */
export function foreignKeyOf(
  column: string,
  table: string,
  target: string,
  schema: string | null = null,
): ForeignKeySchema {
  return {
    name: `${column}_fk`,
    columns: [column],
    references: { schema, table, columns: [target] },
    onDelete: 'no action',
    onUpdate: 'no action',
  };
}
