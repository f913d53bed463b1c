import type { Dialect } from '../dialect.ts';
import type {
  CheckSchema,
  ColumnSchema,
  ForeignKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
} from '../schema.ts';
import { columnAspects, isSameGenerated } from './column-aspects.ts';
import { comparedIndexes, isWithinKey, type ComparedIndex } from './compared-indexes.ts';
import { expressionKey } from '../expression-key.ts';
import { isSameCharacters } from './is-same-characters.ts';
import { isMadeUpName } from './name-checks.ts';
import type { TablePart } from './schema-change.ts';

/** Everything that differs in a table. */
export function diffTable(before: TableSchema, after: TableSchema, dialect: Dialect): TablePart[] {
  const columns = diffColumns(before, after, dialect);
  const replaced = columns.flatMap((part) => (part.kind === 'replace-column' ? [part.after.name] : []));
  const primaryKey = diffPrimaryKey(before, after);
  const indexes = compareLists(
    comparedIndexes(before, dialect),
    comparedIndexes(after, dialect),
    ({ key }) => key,
    ({ index }) => usesColumn(index, replaced),
  );
  const keys = compareLists(
    before.foreignKeys,
    after.foreignKeys,
    (key) => foreignKeyKey(key, dialect),
    (key) => key.columns.some((name) => replaced.includes(name)),
  );
  const checks = compareLists(
    before.checks,
    after.checks,
    (check) => checkKey(check, after, dialect),
    (check) => mentions(check.expression, replaced),
  );
  const isIdle = ({ index }: ComparedIndex) =>
    dialect === 'mysql' && isWithinKey(index, before) && isWithinKey(index, after);
  const isCommentChanged = dialect !== 'sqlite' && before.comment !== after.comment;
  return [
    ...keys.gone.map((key) => ({ kind: 'drop-foreign-key', key }) as const),
    ...checks.gone.map((check) => ({ kind: 'drop-check', check }) as const),
    ...indexes.gone.flatMap((item) =>
      isIdle(item) ? [] : ({ kind: 'drop-index', index: item.index } as const),
    ),
    ...columns,
    ...primaryKey,
    ...indexes.come.flatMap((item) =>
      isIdle(item) ? [] : ({ kind: 'add-index', index: item.index } as const),
    ),
    ...[...checks.come, ...checksMadeAgain(before, after, columns, dialect)].map(
      (check) => ({ kind: 'add-check', check }) as const,
    ),
    ...keys.come.map((key) => ({ kind: 'add-foreign-key', key }) as const),
    ...diffCharacters(before, after),
    ...(isCommentChanged ? [{ kind: 'change-comment', comment: after.comment } as const] : []),
  ];
}

function diffCharacters(before: TableSchema, { characters }: TableSchema): TablePart[] {
  if (characters === undefined || isSameCharacters(before.characters, characters)) return [];
  return [{ kind: 'change-characters', characters }];
}

function diffColumns(before: TableSchema, after: TableSchema, dialect: Dialect): TablePart[] {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const names = new Set(after.columns.map(({ name }) => name));
  const dropped = before.columns.filter(({ name }) => !names.has(name));
  return [
    ...dropped.map((column) => ({ kind: 'drop-column', column }) as const),
    ...after.columns.flatMap((column) => diffColumn(old.get(column.name), column, dialect)),
  ];
}

function diffColumn(before: ColumnSchema | undefined, after: ColumnSchema, dialect: Dialect): TablePart[] {
  if (before === undefined) return [{ kind: 'add-column', column: after }];
  if (!isSameGenerated(before, after)) return [{ kind: 'replace-column', before, after }];
  const aspects = columnAspects(before, after, dialect);
  return aspects.length === 0 ? [] : [{ kind: 'change-column', before, after, aspects }];
}

function diffPrimaryKey(
  { primaryKey: before }: TableSchema,
  { primaryKey: after }: TableSchema,
): TablePart[] {
  const textOf = (key: KeySchema | null) => JSON.stringify([key?.columns, key?.prefixes]);
  const isSame = textOf(before) === textOf(after);
  return isSame ? [] : [{ kind: 'change-primary-key', before, after }];
}

/** What is only in one of two lists. What must be made again is in both. */
function compareLists<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  isReplaced: (item: Item) => boolean,
): { readonly gone: readonly Item[]; readonly come: readonly Item[] } {
  const old = new Set(before.map(keyOf));
  const now = new Set(after.map(keyOf));
  return {
    gone: before.filter((item) => !now.has(keyOf(item)) || isReplaced(item)),
    come: after.filter((item) => !old.has(keyOf(item)) || isReplaced(item)),
  };
}

function foreignKeyKey(key: ForeignKeySchema, dialect: Dialect): string {
  const { columns, references, onDelete, onUpdate } = key;
  // InnoDB does the same for both, and MariaDB does not even tell them apart.
  const action = (word: string) => (dialect === 'mysql' && word === 'no action' ? 'restrict' : word);
  // Names of SQLite are not told by its catalogue.
  const name = dialect === 'sqlite' ? '' : key.name;
  return JSON.stringify([name, columns, references, action(onDelete), action(onUpdate)]);
}

function checkKey({ name, expression }: CheckSchema, table: TableSchema, dialect: Dialect): string {
  const isNameless = dialect === 'sqlite' || (dialect === 'mysql' && isMadeUpName(name, table));
  return JSON.stringify([isNameless ? '' : name, expressionKey(expression)]);
}

/** In MariaDB a check of a column's own name is part of the column, and goes when the column is written anew. */
function checksMadeAgain(
  before: TableSchema,
  after: TableSchema,
  parts: readonly TablePart[],
  dialect: Dialect,
): readonly CheckSchema[] {
  if (dialect !== 'mysql') return [];
  const changed = parts.flatMap((part) => (part.kind === 'change-column' ? [part.after.name] : []));
  const lost = before.checks.filter(({ name }) => changed.includes(name));
  const keys = new Set(lost.map((check) => checkKey(check, before, dialect)));
  return after.checks.filter((check) => keys.has(checkKey(check, after, dialect)));
}

function usesColumn({ parts, where }: IndexSchema, names: readonly string[]): boolean {
  return (
    (where !== null && mentions(where, names)) ||
    parts.some((part) =>
      part.kind === 'column' ? names.includes(part.column) : mentions(part.expression, names),
    )
  );
}

/** Whether the text of an expression may name one of the columns. */
export function mentions(expression: string, names: readonly string[]): boolean {
  const text = expression.toLowerCase();
  return names.some((name) => text.includes(name.toLowerCase()));
}
