import { sortBy } from '../../base/order.ts';
import type { Checked } from '../../diagnostics/result.ts';
import type { ExpressionReader } from '../ddl/postgres/expression-reader.ts';
import type { ExpressionContext } from '../ddl/postgres/printed.ts';
import {
  databaseSchemaFormat,
  type ColumnSchema,
  type DatabaseSchema,
  type ForeignKeySchema,
  type IndexPart,
  type IndexSchema,
  type TableSchema,
} from '../schema.ts';
import { sortTables } from '../sort-tables.ts';
import type { CatalogRows, ColumnRow, ConstraintRow, IndexRow, TableRow } from './catalog-rows.ts';
import { catalogTypes, type CatalogTypes } from './catalog-types.ts';
import { resolveType } from './column-type.ts';
import { referentialAction } from './referential-action.ts';
import { unknownTypes } from './unknown-types.ts';

/** Makes the model of a database from the rows of its catalogue. */
export function readCatalog(
  rows: CatalogRows,
  defaultSchema: string,
  expressions: ExpressionReader,
): Checked<DatabaseSchema> {
  const types = catalogTypes(rows.types, defaultSchema);
  const schemaOf = (name: string): string | null => (name === defaultSchema ? null : name);
  const of = {
    columns: Map.groupBy(rows.columns, (row) => row.table),
    indexes: Map.groupBy(rows.indexes, (row) => row.table),
    constraints: Map.groupBy(rows.constraints, (row) => row.table),
  };
  const unsorted = rows.tables.map((row): TableSchema => {
    const columnRows = of.columns.get(row.id) ?? [];
    const context = contextOf(columnRows, types, defaultSchema);
    const indexRows = of.indexes.get(row.id) ?? [];
    const constraintRows = of.constraints.get(row.id) ?? [];
    const primary = indexRows.find((index) => index.isPrimary);
    return {
      schema: schemaOf(row.schema),
      name: row.name,
      kind: row.kind === 'v' || row.kind === 'm' ? 'view' : 'table',
      comment: row.comment,
      columns: columnRows.map((column) => readColumn(column, row, { types, context, expressions })),
      primaryKey: primary === undefined ? null : { columns: primary.columns },
      indexes: sortBy(
        indexRows.filter((index) => !index.isPrimary).map((index) => readIndex(index, expressions, context)),
        ({ name }) => name,
      ),
      foreignKeys: sortBy(
        constraintRows.filter(({ kind }) => kind === 'f').map((key) => readForeignKey(key, schemaOf)),
        ({ name }) => name,
      ),
      checks: sortBy(
        constraintRows
          .filter(({ kind }) => kind === 'c')
          .map(({ name, expression }) => ({ name, expression: expressions.tidy(expression ?? '', context) })),
        ({ name }) => name,
      ),
      isPartitioned: row.kind === 'p',
    };
  });
  const tables = sortTables(unsorted);
  return {
    value: { format: databaseSchemaFormat, dialect: 'postgres', defaultSchema, tables },
    diagnostics: unknownTypes(tables),
  };
}

function contextOf(
  columns: readonly ColumnRow[],
  types: CatalogTypes,
  defaultSchema: string,
): ExpressionContext {
  const typeOf = new Map(
    columns.map(({ name, type, sql, dimensions }) => [
      name,
      resolveType(types.nameOf(type, sql, dimensions), types.find).type,
    ]),
  );
  return { defaultSchema, findType: types.find, typeOf: (column) => typeOf.get(column) };
}

interface Reading {
  readonly types: CatalogTypes;
  readonly context: ExpressionContext;
  readonly expressions: ExpressionReader;
}

function readColumn(row: ColumnRow, table: TableRow, { types, context, expressions }: Reading): ColumnSchema {
  const resolved = resolveType(types.nameOf(row.type, row.sql, row.dimensions), types.find);
  const isSerial = row.ownsSequence && row.expression !== null && row.expression.startsWith('nextval(');
  const isGenerated = row.generated !== '' && row.expression !== null;
  const value = row.expression ?? (table.kind === 'r' || table.kind === 'p' ? resolved.default : null);
  return {
    name: row.name,
    type: resolved.type,
    isNullable: !row.isNotNull && !(resolved.isNotNull && table.kind !== 'v' && table.kind !== 'm'),
    default:
      isSerial || isGenerated || row.identity !== '' || value === null
        ? null
        : expressions.readDefault(value, resolved.type, context),
    generated:
      isGenerated && row.expression !== null
        ? {
            kind: row.generated === 'v' ? 'virtual' : 'stored',
            expression: expressions.tidy(row.expression, context),
          }
        : null,
    identity: row.identity === 'a' ? 'always' : row.identity === 'd' || isSerial ? 'by-default' : null,
    isSetOnUpdate: false,
    comment: row.comment,
  };
}

function readIndex(row: IndexRow, expressions: ExpressionReader, context: ExpressionContext): IndexSchema {
  return {
    name: row.name,
    isUnique: row.isUnique,
    parts: row.columns.map((column, index): IndexPart => {
      const isDescending = row.descending[index] ?? false;
      const expression = row.expressions[index] ?? '';
      const operatorClass = row.operatorClasses[index] ?? '';
      const excludedBy = row.exclusions[index];
      const operators = {
        ...(operatorClass !== '' && { operatorClass }),
        ...(excludedBy !== undefined && { excludedBy }),
      };
      return expression === ''
        ? { kind: 'column', column, isDescending, prefix: null, ...operators }
        : {
            kind: 'expression',
            expression: expressions.tidy(expression, context),
            isDescending,
            ...operators,
          };
    }),
    where: row.where === null ? null : expressions.tidy(row.where, context),
    method: row.method,
    areNullsEqual: row.areNullsEqual,
  };
}

function readForeignKey(row: ConstraintRow, schemaOf: (name: string) => string | null): ForeignKeySchema {
  return {
    name: row.name,
    columns: row.columns,
    references: {
      schema: schemaOf(row.parentSchema ?? ''),
      table: row.parentTable ?? '',
      columns: row.parentColumns,
    },
    onDelete: referentialAction(row.onDelete),
    onUpdate: referentialAction(row.onUpdate),
  };
}
