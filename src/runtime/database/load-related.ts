import { findByKeys } from './find-by-keys.ts';
import type { ReadOptions } from './read-options.ts';
import type { TableAccess } from './table-access.ts';
import { textOfProperties } from './values-text.ts';

/**
 * The rows that refer to each of the given ones, in one query. `keys` names the columns: of the given rows to those of this
 * table. Every given row is in the map.
 */
export async function findChildren<From extends object, Row extends object>(
  access: TableAccess,
  from: readonly From[],
  keys: Readonly<Record<string, string>>,
  options: ReadOptions | undefined,
): Promise<Map<From, Row[]>> {
  const groups = await groupByKey<From, Row>(access, from, keys, options, 'findChildren');
  return new Map(
    from.map((row) => [row, groups.get(textOfProperties(row, Object.keys(keys))) ?? []]),
  );
}

/** The row that each of the given ones refers to, in one query. Rows that refer to none are not in the map. */
export async function findParents<From extends object, Row extends object>(
  access: TableAccess,
  from: readonly From[],
  keys: Readonly<Record<string, string>>,
  options: ReadOptions | undefined,
): Promise<Map<From, Row>> {
  const groups = await groupByKey<From, Row>(access, from, keys, options, 'findParents');
  const parents = new Map<From, Row>();
  for (const row of from) {
    const parent = groups.get(textOfProperties(row, Object.keys(keys)))?.[0];
    if (parent !== undefined) parents.set(row, parent);
  }
  return parents;
}

async function groupByKey<From extends object, Row extends object>(
  access: TableAccess,
  from: readonly From[],
  keys: Readonly<Record<string, string>>,
  options: ReadOptions | undefined,
  operation: string,
): Promise<Map<string, Row[]>> {
  const properties = Object.keys(keys);
  const own = Object.values(keys);
  const columns = own.map((property) => access.layout.column(property));
  const wanted = new Map<string, readonly unknown[]>();
  for (const row of from) {
    wanted.set(
      textOfProperties(row, properties),
      properties.map((property): unknown => Reflect.get(row, property)),
    );
  }
  const found = await findByKeys<Row>(access, columns, [...wanted.values()], operation, options);
  // Not Map.groupBy: projects that compile for ES2023 do not know it.
  const groups = new Map<string, Row[]>();
  for (const row of found) {
    const key = textOfProperties(row, own);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
