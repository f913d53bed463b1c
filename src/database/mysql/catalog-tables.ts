import { sortBy } from '../../base/order.ts';
import type {
  CheckSchema,
  ColumnSchema,
  ForeignKeySchema,
  IndexPart,
  IndexSchema,
  TableSchema,
} from '../schema.ts';
import { charactersOf } from './characters-of.ts';
import { catalogColumns, catalogExpression } from './catalog-columns.ts';
import type { CatalogRows, ForeignKeyRow, IndexRow, ServerFlavor } from './catalog-queries.ts';
import { isJsonCheck } from './json-check.ts';
import { keySchema } from './key-schema.ts';
import { referentialAction } from './referential-action.ts';

/** The tables and views of one database from the rows of its catalogue, without sequences and temporary tables. */
export function catalogTables(rows: CatalogRows, database: string, flavor: ServerFlavor): TableSchema[] {
  const columnsOf = Map.groupBy(rows.columns, (row) => row.tableName);
  const indexesOf = Map.groupBy(rows.indexes, (row) => row.tableName);
  const checksOf = Map.groupBy(rows.checks, (row) => row.tableName);
  const keysOf = Map.groupBy(rows.foreignKeys, (row) => row.tableName);
  const rulesOf = Map.groupBy(rows.foreignKeyRules, (row) => row.tableName);
  const tables = rows.tables.filter((table) => /\b(?:BASE TABLE|VIEW|VERSIONED)\b/.test(table.tableType));
  return sortBy(tables, (table) => table.tableName).map((table) => {
    const name = table.tableName;
    const isView = /\bVIEW\b/.test(table.tableType);
    const checks = checksOf.get(name) ?? [];
    const columns = catalogColumns(columnsOf.get(name) ?? [], checks, { isView, flavor });
    const names = columns.map((column) => column.name);
    const characters = isView ? undefined : charactersOf(undefined, table.collation);
    const indexes = indexesFrom(indexesOf.get(name) ?? [], names, flavor);
    return {
      schema: null,
      name,
      kind: isView ? 'view' : 'table',
      comment: isView ? '' : (table.tableComment ?? ''),
      ...(characters !== undefined && { characters }),
      columns,
      primaryKey: primaryKeyFrom(indexesOf.get(name) ?? [], names, flavor),
      indexes: sortBy(indexes, (index) => index.name),
      foreignKeys: foreignKeysFrom(keysOf.get(name) ?? [], rulesOf.get(name) ?? [], database),
      checks: checksFrom(checks, columns, flavor),
      isPartitioned: /\bpartitioned\b/i.test(table.createOptions ?? ''),
    };
  });
}

function primaryKeyFrom(
  rows: readonly IndexRow[],
  columns: readonly string[],
  flavor: ServerFlavor,
): TableSchema['primaryKey'] {
  const parts = rows.filter((row) => row.indexName === 'PRIMARY');
  return parts.length === 0 ? null : keySchema(parts.map((row) => indexPart(row, columns, flavor)));
}

function indexesFrom(
  rows: readonly IndexRow[],
  columns: readonly string[],
  flavor: ServerFlavor,
): IndexSchema[] {
  const named = Map.groupBy(
    rows.filter((row) => row.indexName !== 'PRIMARY'),
    (row) => row.indexName,
  );
  return [...named].map(([name, parts]) => ({
    name,
    isUnique: Number(parts[0]?.isNonUnique) === 0,
    parts: parts.map((part) => indexPart(part, columns, flavor)),
    where: null,
    method: indexMethod(parts[0]?.indexType ?? ''),
    areNullsEqual: false,
  }));
}

function indexMethod(type: string): string {
  const method = type.toLowerCase();
  return method === 'rtree' ? 'spatial' : method;
}

function indexPart(row: IndexRow, columns: readonly string[], flavor: ServerFlavor): IndexPart {
  const isDescending = row.direction === 'D';
  if (row.columnName === null) {
    const expression = catalogExpression(row.expression ?? '', columns, flavor);
    return { kind: 'expression', expression, isDescending };
  }
  // The length of a part of a spatial index is an artefact of the engine.
  const hasPrefix = row.prefix !== null && indexMethod(row.indexType) !== 'spatial';
  return {
    kind: 'column',
    column: row.columnName,
    isDescending,
    prefix: hasPrefix ? Number(row.prefix) : null,
  };
}

function foreignKeysFrom(
  rows: readonly ForeignKeyRow[],
  rules: CatalogRows['foreignKeyRules'],
  database: string,
): ForeignKeySchema[] {
  const keys = [...Map.groupBy(rows, (row) => row.keyName)].flatMap(([name, pairs]) => {
    const [first] = pairs;
    if (first === undefined) return [];
    const rule = rules.find((candidate) => candidate.keyName === name);
    return {
      name,
      columns: pairs.map((pair) => pair.columnName),
      references: {
        schema: first.toSchema === database ? null : first.toSchema,
        table: first.toTable,
        columns: pairs.map((pair) => pair.toColumn),
      },
      onDelete: referentialAction(rule?.onDelete ?? ''),
      onUpdate: referentialAction(rule?.onUpdate ?? ''),
    };
  });
  return sortBy(keys, (key) => key.name);
}

function checksFrom(
  rows: CatalogRows['checks'],
  columns: readonly ColumnSchema[],
  flavor: ServerFlavor,
): CheckSchema[] {
  const json = columns.filter((column) => column.type.kind === 'json');
  const names = columns.map((column) => column.name);
  const checks = rows
    .filter((row) => !json.some((column) => isJsonCheck(row.clause, column.name)))
    .map((row) => ({ name: row.checkName, expression: catalogExpression(row.clause, names, flavor) }));
  return sortBy(checks, (check) => check.name);
}
