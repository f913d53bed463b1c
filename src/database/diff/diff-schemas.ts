import type { DatabaseSchema, TableSchema } from '../schema.ts';
import { tableKey } from '../table-key.ts';
import { diffTable } from './diff-table.ts';
import type { SchemaChange } from './schema-change.ts';

/**
 * What leads from one schema to another one of the same dialect. Nothing is taken for renamed: what has another name is
 * another thing. Views are left alone, and so is the order of columns.
 */
export function diffSchemas(from: DatabaseSchema, to: DatabaseSchema): SchemaChange[] {
  const before = standing(from);
  const after = standing(to);
  return [
    ...[...before].flatMap(([key, table]) =>
      after.has(key) ? [] : [{ kind: 'drop-table', table } as const],
    ),
    ...[...after].flatMap(([key, table]) => changeOf(before.get(key), table, to)),
  ];
}

function standing({ tables }: DatabaseSchema): ReadonlyMap<string, TableSchema> {
  return new Map(tables.filter(({ kind }) => kind === 'table').map((table) => [tableKey(table), table]));
}

function changeOf(
  before: TableSchema | undefined,
  after: TableSchema,
  { dialect }: DatabaseSchema,
): SchemaChange[] {
  if (before === undefined) return [{ kind: 'create-table', table: after }];
  const parts = diffTable(before, after, dialect);
  return parts.length === 0 ? [] : [{ kind: 'change-table', before, after, parts }];
}
