import type { Dialect } from '../dialect.ts';
import { expressionKey } from '../expression-key.ts';
import { isAutomatic } from '../print-ddl/print-create-table.ts';
import type { IndexSchema, TableSchema } from '../schema.ts';

/** An index, and a text that tells it from all that differ from it. */
export interface ComparedIndex {
  readonly index: IndexSchema;
  readonly key: string;
}

/** The indexes of a table. */
export function comparedIndexes(table: TableSchema, dialect: Dialect): ComparedIndex[] {
  return table.indexes.map((index) => ({ index, key: indexKey(index, table, dialect) }));
}

/** Whether an index is what MySQL makes of SERIAL beside a primary key, and MariaDB does not. */
export function isWithinKey(
  { name, isUnique, parts }: IndexSchema,
  { primaryKey }: Pick<TableSchema, 'primaryKey'>,
): boolean {
  const [part, ...others] = parts;
  return (
    isUnique &&
    others.length === 0 &&
    part?.kind === 'column' &&
    part.column === name &&
    JSON.stringify(primaryKey?.columns) === JSON.stringify([name])
  );
}

function indexKey(index: IndexSchema, table: TableSchema, dialect: Dialect): string {
  const { isUnique, parts, where, method, areNullsEqual } = index;
  const keys = parts.map((part) =>
    part.kind === 'column'
      ? [part.column, part.prefix, part.isDescending, part.operatorClass, part.excludedBy]
      : [
          { expression: expressionKey(part.expression) },
          part.isDescending,
          part.operatorClass,
          part.excludedBy,
        ],
  );
  const isNameless = isAutomatic(index) || (dialect === 'mysql' && isOfReference(index, table));
  return JSON.stringify([
    isNameless ? '' : index.name,
    isUnique,
    keys,
    where === null ? null : expressionKey(where),
    method,
    areNullsEqual,
  ]);
}

/** Whether an index may be the one that a reference makes, and makes again under another name when it is made again. */
function isOfReference({ isUnique, parts }: IndexSchema, { foreignKeys }: TableSchema): boolean {
  const columns = JSON.stringify(
    parts.map((part) => (part.kind === 'column' && part.prefix === null ? part.column : null)),
  );
  return !isUnique && foreignKeys.some((key) => JSON.stringify(key.columns) === columns);
}
