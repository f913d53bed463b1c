import { pascalCase } from '../../base/naming.ts';
import type { IndexSchema, TableSchema } from '../../database/schema.ts';
import type { ValueKind } from '../../database/value-kind.ts';
import { knownLetters } from '../names.ts';
import { uniqueIdentifiers } from '../unique-name.ts';
import type { ColumnPlan } from './column-plans.ts';
import { spellable } from './table-names.ts';

/** A unique key as methods speak of it. */
export interface UniqueKeyPlan {
  /** `email`, `tenantIdAndSlug`: in `uniqueKeys`. */
  readonly name: string;
  /** `Email`, `TenantIdAndSlug`: behind `findBy` and `upsertBy`. */
  readonly suffix: string;
  readonly columns: readonly ColumnPlan[];
}

/** What rows of a table are told apart by. */
export interface TableKeys {
  /** Empty when rows cannot be told apart. */
  readonly primary: readonly ColumnPlan[];
  /** The unique key that serves as primary key of a table without one, for the report. */
  readonly substitute: IndexSchema | undefined;
  readonly unique: readonly UniqueKeyPlan[];
}

/** Finds the keys. A table without primary key is known by its first unique key that is never null, by name. */
export function findKeys(
  table: TableSchema,
  columns: readonly ColumnPlan[],
  reserved: ReadonlySet<string>,
): TableKeys {
  const byName = new Map(columns.map((plan) => [plan.column.name, plan]));
  const candidates = table.indexes.flatMap((index) => {
    const parts = wholeColumns(index, byName);
    return parts === undefined ? [] : [{ index, parts }];
  });
  const own = resolve(table.primaryKey?.columns ?? [], byName) ?? [];
  const substitute =
    own.length > 0
      ? undefined
      : candidates.find(({ parts }) => parts.every(({ column }) => !column.isNullable));
  const primary = own.length > 0 ? own : (substitute?.parts ?? []);
  const seen = new Set([setOf(primary)]);
  const names = uniqueIdentifiers(reserved);
  const unique: UniqueKeyPlan[] = [];
  for (const { parts } of candidates) {
    if (seen.has(setOf(parts))) continue;
    seen.add(setOf(parts));
    unique.push({ ...nameKey(parts, names.has, names.claim), columns: parts });
  }
  return { primary, substitute: substitute?.index, unique };
}

/** The columns that a unique index makes unique by themselves; undefined where it takes more than them to say so. */
function wholeColumns(
  { isUnique, where, parts }: IndexSchema,
  byName: ReadonlyMap<string, ColumnPlan>,
): readonly ColumnPlan[] | undefined {
  if (!isUnique || where !== null || parts.length === 0) return undefined;
  const columns = parts.map((part) =>
    part.kind === 'column' && part.prefix === null ? byName.get(part.column) : undefined,
  );
  return columns.every((column): column is ColumnPlan => column !== undefined && isComparable(column))
    ? columns
    : undefined;
}

/** Kinds of values that no row can be found by, so that methods that do it could only fail. */
const incomparable: ReadonlySet<ValueKind> = new Set([
  'set',
  'json',
  'point',
  'vector',
  'geometry',
  'unknown',
]);

function isComparable({ kind, column }: ColumnPlan): boolean {
  return !incomparable.has(kind) && column.type.dimensions === 0;
}

function resolve(
  names: readonly string[],
  byName: ReadonlyMap<string, ColumnPlan>,
): readonly ColumnPlan[] | undefined {
  const columns = names.map((name) => byName.get(name));
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

function setOf(columns: readonly ColumnPlan[]): string {
  return JSON.stringify(columns.map(({ column }) => column.name).toSorted());
}

/** `findByEmail`; a method that models have anyway is told apart by a word. */
function nameKey(
  columns: readonly ColumnPlan[],
  isTaken: (name: string) => boolean,
  claim: (name: string) => string,
): { readonly name: string; readonly suffix: string } {
  const plain = columns.map(({ property }) => wordsOf(property)).join('And');
  const suffix = claim(isTaken(plain) ? `${plain}Key` : plain);
  const [first = ''] = suffix;
  return { suffix, name: first.toLowerCase() + suffix.slice(first.length) };
}

/** The part of a method's name that a list of columns gives: `TenantIdAndSlug`. */
export function methodSuffix(columns: readonly ColumnPlan[]): string {
  return columns.map(({ property }) => wordsOf(property)).join('And');
}

function wordsOf(property: string): string {
  return pascalCase(knownLetters(spellable(property)));
}
