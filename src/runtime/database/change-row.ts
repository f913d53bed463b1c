import { findByKey, keyParameters, keySql, keyValues, readBack } from './find-by-key.ts';
import { encodeValues } from './insert-row.ts';
import { ConflictError, InvalidQueryError } from './model-errors.ts';
import { rowValues } from './row-values.ts';
import { aliveSql, markSql } from './soft-delete.ts';
import { placeholder, StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';
import type { WriteOptions } from './write-options.ts';

/** Sets what the change gives in the row with this key. Gives the row as it is now; undefined when there is none. */
export async function updateRow<Row>(
  access: TableAccess,
  key: unknown,
  given: object,
  { version }: WriteOptions,
): Promise<Row | undefined> {
  const { layout, session } = access;
  const { columns, values, shape } = changeOf(layout, given);
  const keyed = keyValues(layout, layout.primaryKey, key);
  if (columns.length === 0) return unchangedRow<Row>(access, key, keyed, version);
  const returns = layout.dialect !== 'mysql';
  const text = layout.text(`update${shape}${version === undefined ? '' : ' versioned'}`, () => {
    const set = columns.map(({ sql }, index) => `${sql} = ${placeholder(layout, index + 1)}`);
    return (
      `update ${layout.from} set ${[...set, ...versionStep(layout)].join(', ')} ` +
      `where ${rowCondition(layout, columns.length + 1, version !== undefined)}` +
      (returns ? ` returning ${layout.selectList}` : '')
    );
  });
  const parameters = [
    ...encodeValues(session, columns, values),
    ...rowParameters(access, keyed, version),
  ];
  const sent = session.send<object>(text, parameters, layout.encodedOptionsOf('update'));
  const { rows, affected } = sent instanceof Promise ? await sent : sent;
  if (affected === 0) return refuseConflict(access, key, version);
  if (returns) return layout.toRows<Row>(rows)[0];
  const now = layout.primaryKey.map((column, index) =>
    columns.includes(column) ? values[columns.indexOf(column)] : keyed[index],
  );
  return findByKey<Row>(access, layout.primaryKey, now, 'update', readBack(access));
}

/** Adds to numbers of one row, as one step of the database. Gives the row as it is now; undefined when there is none. */
export async function incrementRow<Row>(
  access: TableAccess,
  key: unknown,
  amounts: object,
): Promise<Row | undefined> {
  const { layout, session } = access;
  const keyed = keyValues(layout, layout.primaryKey, key);
  const { columns, values } = rowValues(layout, amounts);
  if (columns.length === 0) {
    throw new InvalidQueryError(layout.table.name, 'Nothing to add was given.');
  }
  const writer = new StatementWriter(access);
  const set = columns.map((column, index) => {
    const { kind } = column.info;
    if (!summable.has(kind)) {
      throw new InvalidQueryError(
        layout.table.name,
        `Nothing can be added to ${JSON.stringify(column.property)} (${kind}).`,
      );
    }
    return `${column.sql} = ${column.sql} + ${writer.operand(column, values[index])}`;
  });
  set.push(...automaticSql(writer));
  const where = rowCondition(layout, writer.parameters.length + 1, false);
  for (const parameter of rowParameters(access, keyed, undefined)) writer.raw(parameter);
  const text = `update ${layout.from} set ${set.join(', ')} where ${where}`;
  const { affected } = await session.run(text, writer.parameters, layout.optionsOf('increment'));
  if (affected === 0) return undefined;
  return findByKey<Row>(access, layout.primaryKey, keyed, 'increment', readBack(access));
}

/** Kinds that a number can be added to without losing a digit on any database. */
const summable = new Set(['integer', 'int64', 'uint64', 'float']);

/** Removes the row with this key for good, or marks it as deleted. Whether there was one. */
export async function deleteRow(
  access: TableAccess,
  key: unknown,
  isMarked: boolean,
  { version }: WriteOptions,
): Promise<boolean> {
  const { layout, session } = access;
  const keyed = keyValues(layout, layout.primaryKey, key);
  const writer = new StatementWriter(access);
  const statement = isMarked
    ? `update ${layout.from} set ${[markSql(writer, true), ...automaticSql(writer)].join(', ')}`
    : `delete from ${layout.from}`;
  const from = writer.parameters.length + 1;
  const condition = isMarked
    ? rowCondition(layout, from, version !== undefined)
    : conditionOfKey(layout, from, version !== undefined);
  for (const parameter of rowParameters(access, keyed, version)) writer.raw(parameter);
  const { affected } = await session.run(
    `${statement} where ${condition}`,
    writer.parameters,
    layout.optionsOf('delete'),
  );
  if (affected > 0) return true;
  if (version !== undefined) await refuseConflict(access, key, version);
  return false;
}

/** Takes the mark of a deleted row away. Gives the row; undefined when there is none that was marked. */
export async function restoreRow<Row>(access: TableAccess, key: unknown): Promise<Row | undefined> {
  const { layout, session } = access;
  const alive = aliveSql(layout, false);
  const keyed = keyValues(layout, layout.primaryKey, key);
  const writer = new StatementWriter(access);
  const set = [markSql(writer, false), ...automaticSql(writer)].join(', ');
  const where = `${conditionOfKey(layout, writer.parameters.length + 1, false)} and not ${alive}`;
  for (const parameter of rowParameters(access, keyed, undefined)) writer.raw(parameter);
  const text = `update ${layout.from} set ${set} where ${where}`;
  const { affected } = await session.run(text, writer.parameters, layout.optionsOf('restore'));
  if (affected === 0) return undefined;
  return findByKey<Row>(access, layout.primaryKey, keyed, 'restore', readBack(access));
}

/** The assignment that counts a version up. */
export function versionStep({ version }: TableLayout): readonly string[] {
  return version === undefined ? [] : [`${version.sql} = ${version.sql} + 1`];
}

/** What every update sets besides what it is for: a version counts up, the time of the last change is now. */
export function automaticSql(writer: StatementWriter): readonly string[] {
  const now = new Date();
  const times = writer.layout.touched.map(
    (column) => `${column.sql} = ${writer.value(column, now)}`,
  );
  return [...times, ...versionStep(writer.layout)];
}

/** What is to change in rows. The version is the model's own affair. */
export function changeOf(layout: TableLayout, given: object): ReturnType<typeof rowValues> {
  const { version } = layout;
  if (version !== undefined && Object.hasOwn(given, version.property)) {
    throw new InvalidQueryError(
      layout.table.name,
      `${JSON.stringify(version.property)} counts changes by itself: pass the version that was read as the option "version".`,
    );
  }
  if (layout.touched.length === 0 || Object.keys(given).length === 0)
    return rowValues(layout, given);
  return rowValues(layout, { ...now(layout), ...given });
}

/** The times that an update sets which does not give them. */
function now({ touched }: TableLayout): object {
  return Object.fromEntries(touched.map(({ property }) => [property, new Date()]));
}

function conditionOfKey(layout: TableLayout, from: number, isVersioned: boolean): string {
  const columns: LayoutColumn[] = [...layout.primaryKey];
  if (isVersioned) columns.push(versionOf(layout));
  return keySql(layout, columns, from);
}

function rowCondition(layout: TableLayout, from: number, isVersioned: boolean): string {
  const alive = aliveSql(layout, false);
  const condition = conditionOfKey(layout, from, isVersioned);
  return alive === undefined ? condition : `${condition} and ${alive}`;
}

function rowParameters(
  access: TableAccess,
  keyed: readonly unknown[],
  version: WriteOptions['version'],
): unknown[] {
  const { layout } = access;
  const parameters = keyParameters(access, layout.primaryKey, keyed);
  return version === undefined
    ? parameters
    : [...parameters, ...keyParameters(access, [versionOf(layout)], [version])];
}

function versionOf({ version, table }: TableLayout): LayoutColumn {
  if (version !== undefined) return version;
  throw new InvalidQueryError(table.name, 'The table has no version column.');
}

async function unchangedRow<Row>(
  access: TableAccess,
  key: unknown,
  keyed: readonly unknown[],
  version: WriteOptions['version'],
): Promise<Row | undefined> {
  const { layout } = access;
  const row = await findByKey<Row & object>(access, layout.primaryKey, keyed, 'findById', {
    isFresh: true,
  });
  if (row === undefined || version === undefined) return row;
  const current: unknown = Reflect.get(row, versionOf(layout).property);
  if (String(current) !== String(version)) throw new ConflictError(layout.table.name, key);
  return row;
}

/** Throws when the row is there all the same: then it was its version that did not fit. */
async function refuseConflict(
  access: TableAccess,
  key: unknown,
  version: WriteOptions['version'],
): Promise<undefined> {
  if (version === undefined) return;
  const { layout } = access;
  const keyed = keyValues(layout, layout.primaryKey, key);
  const row = await findByKey(access, layout.primaryKey, keyed, 'findById', { isFresh: true });
  if (row !== undefined) throw new ConflictError(layout.table.name, key);
}
