import { automaticSql, changeOf, versionStep } from './change-row.ts';
import { conditionSql } from './find-rows.ts';
import { InvalidQueryError } from './model-errors.ts';
import { markSql } from './soft-delete.ts';
import { StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { TableLayout } from './table-layout.ts';

/** The rows of a change, untyped: see `WriteSelection`. */
export interface Selection {
  readonly where?: object | undefined;
  readonly all?: boolean | undefined;
}

/** Sets the same in all rows that are selected. How many these were. */
export async function updateRows(
  access: TableAccess,
  selection: Selection,
  given: object,
): Promise<number> {
  const { layout } = access;
  const { columns, values } = changeOf(layout, given);
  const where = selectedWhere(layout, selection);
  if (columns.length === 0) {
    throw new InvalidQueryError(layout.table.name, 'Nothing to set was given.');
  }
  const writer = new StatementWriter(access);
  const set = columns.map(
    (column, index) => `${column.sql} = ${writer.value(column, values[index])}`,
  );
  const text = `update ${layout.from} set ${[...set, ...versionStep(layout)].join(', ')}`;
  const condition = conditionSql(where, false, writer);
  const { affected } = await writer.run(`${text}${condition}`, layout.optionsOf('updateMany'));
  return affected;
}

/** Removes all rows that are selected for good, or marks them as deleted. How many these were. */
export async function deleteRows(
  access: TableAccess,
  selection: Selection,
  isMarked: boolean,
): Promise<number> {
  const { layout } = access;
  const where = selectedWhere(layout, selection);
  const writer = new StatementWriter(access);
  const text = isMarked
    ? `update ${layout.from} set ${[markSql(writer, true), ...automaticSql(writer)].join(', ')}`
    : `delete from ${layout.from}`;
  const condition = conditionSql(where, !isMarked, writer);
  const { affected } = await writer.run(`${text}${condition}`, layout.optionsOf('deleteMany'));
  return affected;
}

/** A condition that names rows; every row only when that was said. */
export function selectedWhere(
  { table }: TableLayout,
  { where, all }: Selection,
): object | undefined {
  if (where !== undefined && Object.keys(where).length > 0) return where;
  if (all === true && where === undefined) return undefined;
  throw new InvalidQueryError(
    table.name,
    'An empty condition would change every row: say "all: true" instead when you mean it.',
  );
}
