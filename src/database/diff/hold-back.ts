import type { Dialect } from '../dialect.ts';
import type { ColumnSchema, DatabaseSchema, IndexPart, TableSchema } from '../schema.ts';
import { tableKey } from '../table-key.ts';
import { isSameGenerated, isSameType } from './column-aspects.ts';
import { mentions } from './diff-table.ts';
import { isWidening } from './is-widening.ts';
import { withPossibleReferences } from './possible-references.ts';

/** Something that a migration would destroy, or that rows may make fail. */
export interface Loss {
  readonly table: string;
  /** The column that it is about; absent where the whole table goes. */
  readonly column?: string;
  /** What goes and why, as a sentence. */
  readonly reason: string;
}

/** How far a schema can be led to another one without a loss, and what the rest of the way loses. */
export interface HeldBack {
  readonly schema: DatabaseSchema;
  readonly losses: readonly Loss[];
}

/** The schema on the way from one to another that is reached without dropping, narrowing or demanding anything. */
export function holdBack(from: DatabaseSchema, to: DatabaseSchema): HeldBack {
  const losses: Loss[] = [];
  const wanted = new Map(to.tables.map((table) => [tableKey(table), table]));
  const old = new Map(from.tables.map((table) => [tableKey(table), table]));
  const kept = from.tables.filter((table) => table.kind === 'table' && !wanted.has(tableKey(table)));
  for (const { name } of kept)
    losses.push({ table: name, reason: `drops the table "${name}" with all its rows` });
  const tables = to.tables.map((table) => {
    const before = old.get(tableKey(table));
    if (before === undefined || table.kind === 'view') return table;
    const held = holdTable(before, table, to.dialect);
    losses.push(...held.losses.map((loss) => ({ table: table.name, ...loss })));
    return held.table;
  });
  if (losses.length === 0) return { schema: to, losses };
  const staying = kept.map((table) => withFreeNames(table, tables, to.dialect));
  return { schema: withPossibleReferences({ ...to, tables: [...tables, ...staying] }, to), losses };
}

/** A table that stays for its rows gives away the names of indexes that others need; those of MySQL are its own. */
function withFreeNames(table: TableSchema, others: readonly TableSchema[], dialect: Dialect): TableSchema {
  if (dialect === 'mysql') return table;
  const near = others.filter(({ schema }) => schema === table.schema);
  const taken = new Set(near.flatMap(({ indexes }) => indexes.map(({ name }) => name)));
  return { ...table, indexes: table.indexes.filter(({ name }) => !taken.has(name)) };
}

interface HeldTable {
  readonly table: TableSchema;
  readonly losses: readonly Omit<Loss, 'table'>[];
}

interface HeldColumn {
  readonly column: ColumnSchema;
  readonly loss?: string;
}

function holdTable(before: TableSchema, after: TableSchema, dialect: Dialect): HeldTable {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const names = new Set(after.columns.map(({ name }) => name));
  const columns: HeldColumn[] = [
    ...after.columns.map((column) => holdColumn(old.get(column.name), column, dialect)),
    ...before.columns
      .filter(({ name }) => !names.has(name))
      .map((column) => ({
        column,
        ...(column.generated === null && { loss: `drops the column "${column.name}" with its values` }),
      })),
  ];
  const held = columns.filter(({ loss }) => loss !== undefined);
  if (held.length === 0) return { table: after, losses: [] };
  // Computed columns that go are no loss; they stay only as long as something else does.
  const isLost = (name: string): boolean => held.some(({ column }) => column.name === name);
  const lost = held.map(({ column }) => column.name);
  const soon = holdKeys(before, after, isLost, lost);
  const found = withOneIdentity(columns.map(({ column }) => column));
  const waiting = dialect === 'mysql' ? numberedTooSoon(found, soon, old) : [];
  const keys =
    waiting.length === 0
      ? soon
      : holdKeys(before, after, (name) => isLost(name) || waiting.includes(name), [...lost, ...waiting]);
  const standing = found.flatMap((column) =>
    waiting.includes(column.name) ? (old.get(column.name) ?? []) : column,
  );
  return {
    table: { ...after, columns: withKey(standing, keys), ...keys },
    losses: held.flatMap(({ column, loss }) =>
      loss === undefined ? [] : [{ column: column.name, reason: loss }],
    ),
  };
}

function holdColumn(before: ColumnSchema | undefined, after: ColumnSchema, dialect: Dialect): HeldColumn {
  const { name } = after;
  const isFilled = after.default !== null || after.identity !== null || after.generated !== null;
  if (before === undefined) {
    if (after.isNullable || isFilled) return { column: after };
    const loss = `demands a value of the new column "${name}", which rows that are already there do not have`;
    return { column: { ...after, isNullable: true }, loss };
  }
  if (!isSameGenerated(before, after)) {
    const isComputed = before.generated !== null && after.generated !== null;
    if (isComputed) return { column: after };
    return { column: before, loss: `replaces the column "${name}", whose values go` };
  }
  const isNarrowed =
    !isSameType(before.type, after.type, dialect) && !isWidening(before.type, after.type, dialect);
  if (isNarrowed || losesWords(before, after)) {
    const words = `from ${typeWords(before, after)} to ${typeWords(after, before)}`;
    return {
      column: before,
      loss: `changes the type of the column "${name}" ${words}, which not all values survive`,
    };
  }
  if (before.isNullable && !after.isNullable && !isFilled) {
    const loss = `demands a value of the column "${name}", which rows may not have`;
    return { column: { ...after, isNullable: true }, loss };
  }
  return { column: after };
}

/** A type as the user knows it, with its character set where that is what differs. */
function typeWords({ type }: ColumnSchema, { type: other }: ColumnSchema): string {
  const isSet = type.characters !== undefined && type.characters.set !== other.characters?.set;
  return isSet ? `${type.sql} (${type.characters.set})` : type.sql;
}

function losesWords({ type: before }: ColumnSchema, { type: after }: ColumnSchema): boolean {
  const isWords = before.kind === 'enum' || before.kind === 'set';
  return isWords && after.kind === before.kind && !before.values.every((word) => after.values.includes(word));
}

/** A table has one numbered column in MySQL and SQLite: the new one. */
function withOneIdentity(columns: readonly ColumnSchema[]): ColumnSchema[] {
  const numbered = columns.find(({ identity }) => identity !== null);
  return columns.map((column) => (column === numbered ? column : { ...column, identity: null }));
}

/** Columns that MySQL would number from now on, and cannot before the key is there that they begin. */
function numberedTooSoon(
  columns: readonly ColumnSchema[],
  { primaryKey, indexes }: Pick<TableSchema, 'primaryKey' | 'indexes'>,
  old: ReadonlyMap<string, ColumnSchema>,
): readonly string[] {
  const beginsKey = (name: string): boolean =>
    primaryKey?.columns[0] === name ||
    indexes.some(({ parts: [part] }) => part?.kind === 'column' && part.column === name);
  return columns
    .filter(({ name, identity }) => identity !== null && (old.get(name)?.identity ?? null) === null)
    .flatMap(({ name }) => (beginsKey(name) ? [] : [name]));
}

/** What is in a primary key always has a value. */
function withKey(
  columns: readonly ColumnSchema[],
  { primaryKey }: Pick<TableSchema, 'primaryKey'>,
): ColumnSchema[] {
  return columns.map((column) =>
    primaryKey?.columns.includes(column.name) === true ? { ...column, isNullable: false } : column,
  );
}

/** Keys, references and checks that need a column as it will be wait for it. */
function holdKeys(
  before: TableSchema,
  after: TableSchema,
  isLost: (name: string) => boolean,
  lost: readonly string[],
): Pick<TableSchema, 'primaryKey' | 'indexes' | 'foreignKeys' | 'checks'> {
  const keys = [...(before.primaryKey?.columns ?? []), ...(after.primaryKey?.columns ?? [])];
  const isKeyHeld = keys.some(isLost);
  const named = (list: readonly { readonly name: string }[], name: string) =>
    list.some((item) => item.name === name);
  const usesLost = (part: IndexPart): boolean =>
    part.kind === 'column' ? isLost(part.column) : mentions(part.expression, lost);
  return {
    primaryKey: isKeyHeld ? before.primaryKey : after.primaryKey,
    indexes: [
      ...after.indexes.filter(({ parts }) => !parts.some(usesLost)),
      ...before.indexes.filter(
        ({ parts, name, isUnique }) =>
          // A unique index may stand in for the key that is still to come.
          (parts.some(usesLost) || (isKeyHeld && isUnique)) &&
          !after.indexes.some((other) => other.name === name && !other.parts.some(usesLost)),
      ),
    ],
    foreignKeys: [
      ...after.foreignKeys.filter(({ columns }) => !columns.some(isLost)),
      ...before.foreignKeys.filter(({ columns }) => columns.some(isLost)),
    ],
    checks: [
      ...after.checks.filter(({ expression }) => !mentions(expression, lost)),
      ...before.checks.filter(
        ({ expression, name }) =>
          mentions(expression, lost) &&
          !after.checks.some((other) => named([other], name) && !mentions(other.expression, lost)),
      ),
    ],
  };
}
