import { dbErrorKind } from './database-error.ts';
import { findByKey, keyParameters, keySql, readBack, valueOf } from './find-by-key.ts';
import { encodeValues, insertReturning, insertRow, insertValues } from './insert-row.ts';
import { InvalidQueryError } from './model-errors.ts';
import type { RowValues } from './row-values.ts';
import { placeholder } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';
import { textOfValues } from './values-text.ts';

/**
 * Inserts a row, or changes the one that has its values in a unique key: what the row gives is set, its primary key stays,
 * a version counts up, a row that was marked as deleted comes back. A clash in another key is an error on every database.
 */
export async function upsertRow<Row>(
  access: TableAccess,
  key: readonly LayoutColumn[],
  given: object,
): Promise<Row> {
  for (const { property } of key) valueOf(access.layout, given, property);
  const row = insertValues(access.layout, given);
  if (access.session.dialect === 'mysql') return updateOrInsert<Row>(access, key, row, given);
  return insertReturning<Row>(
    access,
    row,
    `upsert ${keyName(key)}`,
    conflictClause(access.layout, key, row),
    touchedColumns(access.layout, row).map(({ info }) => access.session.encode(new Date(), info)),
  );
}

/** Inserts a row; undefined when one with the same value of any unique key exists. */
export async function insertRowIfAbsent<Row>(
  access: TableAccess,
  given: object,
): Promise<Row | undefined> {
  if (access.session.dialect !== 'mysql') {
    const row = insertValues(access.layout, given);
    return insertReturning<Row | undefined>(access, row, 'insertIgnore', ' on conflict do nothing');
  }
  try {
    return await insertRow<Row>(access, given);
  } catch (error) {
    // INSERT IGNORE would let pass whatever else is wrong with the row.
    if (dbErrorKind(error) === 'unique') return undefined;
    throw error;
  }
}

/** Keys that stand twice in one batch would be changed twice by one statement, which databases refuse or order as they like. */
export function refuseDuplicateKeys(
  layout: TableLayout,
  key: readonly LayoutColumn[],
  rows: readonly object[],
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const text = textOfValues(key.map(({ property }) => valueOf(layout, row, property)));
    if (seen.has(text)) {
      throw new InvalidQueryError(
        layout.table.name,
        `Two rows of one batch have the same ${keyName(key)}: keep one of them.`,
      );
    }
    seen.add(text);
  }
}

function keyName(key: readonly LayoutColumn[]): string {
  return key.map(({ property }) => property).join(', ');
}

/** Times that the row which exists gets, when the new one does not give them. */
function touchedColumns({ touched }: TableLayout, { columns }: RowValues): readonly LayoutColumn[] {
  return touched.filter((column) => !columns.includes(column));
}

function conflictClause(layout: TableLayout, key: readonly LayoutColumn[], row: RowValues): string {
  const { columns } = row;
  const changed = changedColumns(layout, key, columns);
  const assignments = changed.map(({ sql }) => `${sql} = excluded.${sql}`);
  for (const [index, { sql }] of touchedColumns(layout, row).entries()) {
    assignments.push(`${sql} = ${placeholder(layout, row.columns.length + index + 1)}`);
  }
  if (layout.version !== undefined) {
    const { sql } = layout.version;
    assignments.push(`${sql} = ${layout.rowName}.${sql} + 1`);
  }
  if (isRevived(layout, columns)) assignments.push(revivalSql(layout));
  // A row that has nothing to change must be touched all the same to be returned.
  const [first] = key;
  if (assignments.length === 0 && first !== undefined) {
    assignments.push(`${first.sql} = excluded.${first.sql}`);
  }
  return ` on conflict (${key.map(({ sql }) => sql).join(', ')}) do update set ${assignments.join(', ')}`;
}

/**
 * MySQL's own upsert changes whichever row clashes in any unique key, and uses up a number each time. So the row is looked
 * for by changing it, and inserted when it is not there; somebody else who inserts it in between is met by a second look.
 */
async function updateOrInsert<Row>(
  access: TableAccess,
  key: readonly LayoutColumn[],
  row: RowValues,
  given: object,
): Promise<Row> {
  const changed = await updateByKey<Row>(access, key, row);
  if (changed !== undefined) return changed;
  try {
    return await insertRow<Row>(access, given);
  } catch (error) {
    const again =
      dbErrorKind(error) === 'unique' ? await updateByKey<Row>(access, key, row) : undefined;
    if (again === undefined) throw error;
    return again;
  }
}

async function updateByKey<Row>(
  access: TableAccess,
  key: readonly LayoutColumn[],
  { columns, values, shape }: RowValues,
): Promise<Row | undefined> {
  const { layout, session } = access;
  const operation = `upsert ${keyName(key)}`;
  const keyed = key.map((column) => values[columns.indexOf(column)]);
  if (keyed.includes(null)) return undefined;
  const changed = changedColumns(layout, key, columns);
  const text = layout.text(`${operation}${shape}`, () => {
    const assignments = changed.map(({ sql }) => `${sql} = ?`);
    if (layout.version !== undefined)
      assignments.push(`${layout.version.sql} = ${layout.version.sql} + 1`);
    if (isRevived(layout, columns)) assignments.push(revivalSql(layout));
    if (assignments.length === 0) assignments.push(...key.map(({ sql }) => `${sql} = ${sql}`));
    return `update ${layout.from} set ${assignments.join(', ')} where ${keySql(layout, key)}`;
  });
  const set = changed.map((column) => values[columns.indexOf(column)]);
  const { affected } = await session.run(
    text,
    [...encodeValues(session, changed, set), ...keyParameters(access, key, keyed)],
    layout.optionsOf(operation),
  );
  if (affected === 0) return undefined;
  return findByKey<Row>(access, key, keyed, operation, readBack(access));
}

function changedColumns(
  layout: TableLayout,
  key: readonly LayoutColumn[],
  columns: readonly LayoutColumn[],
): readonly LayoutColumn[] {
  return columns.filter(
    (column) =>
      !key.includes(column) && !layout.primaryKey.includes(column) && column !== layout.version,
  );
}

/** Whether the mark of a deleted row is taken away: not when the row itself says what becomes of it. */
function isRevived({ softDelete }: TableLayout, columns: readonly LayoutColumn[]): boolean {
  return softDelete !== undefined && !columns.includes(softDelete);
}

/** Takes the mark away by a constant, so that it needs no parameter. */
function revivalSql({ softDelete, table, dialect }: TableLayout): string {
  const isBoolean = softDelete?.info.kind === 'boolean' && dialect === 'postgres';
  const unmarked = table.softDelete?.marks === 'flag' ? (isBoolean ? 'false' : '0') : 'null';
  return `${softDelete?.sql} = ${unmarked}`;
}
