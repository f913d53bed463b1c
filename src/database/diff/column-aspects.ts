import type { Dialect } from '../dialect.ts';
import type { ColumnDefault, ColumnSchema, ColumnType } from '../schema.ts';
import { expressionKey } from '../expression-key.ts';
import { isZeroDate } from '../zero-date.ts';
import { isSameCharacters } from './is-same-characters.ts';
import type { ColumnAspect } from './schema-change.ts';

/** What of a column differs, apart from its name and from how it is computed. */
export function columnAspects(before: ColumnSchema, after: ColumnSchema, dialect: Dialect): ColumnAspect[] {
  const isMysql = dialect === 'mysql';
  // Only PostgreSQL tells numbers that a writer may give from those that nobody may.
  const identity = (column: ColumnSchema) =>
    dialect === 'postgres' ? column.identity : column.identity !== null;
  return [
    ...(isSameType(before.type, after.type, dialect) ? [] : (['type'] as const)),
    ...(before.isNullable === after.isNullable ? [] : (['nullability'] as const)),
    ...(isSameDefault(before.default, after.default) || isSameTime(before, after)
      ? []
      : (['default'] as const)),
    ...(identity(before) === identity(after) ? [] : (['identity'] as const)),
    ...(isMysql && before.isSetOnUpdate !== after.isSetOnUpdate ? (['set-on-update'] as const) : []),
    ...(dialect !== 'sqlite' && before.comment !== after.comment ? (['comment'] as const) : []),
  ];
}

/** Whether two columns are computed in the same way, or both not at all. */
export function isSameGenerated(
  { generated: before }: ColumnSchema,
  { generated: after }: ColumnSchema,
): boolean {
  if (before === null || after === null) return before === after;
  return before.kind === after.kind && expressionKey(before.expression) === expressionKey(after.expression);
}

/** Whether a server would declare both types in the same words. */
export function isSameType(before: ColumnType, after: ColumnType, dialect: Dialect): boolean {
  if (before.dimensions !== after.dimensions) return false;
  if (!isSameCharacters(before.characters, after.characters)) return false;
  // The words of an enum of PostgreSQL are a matter of its type, which is not the column's alone.
  const areWordsInside = dialect === 'mysql' && (before.kind === 'enum' || before.kind === 'set');
  if (areWordsInside)
    return before.kind === after.kind && JSON.stringify(before.values) === JSON.stringify(after.values);
  return typeText(before) === typeText(after);
}

const clockWord = /^(?:now|today|tomorrow|yesterday)(?:\(\))?$/i;

/**
 * Whether one side says `'now'`, of which PostgreSQL makes the time at which it is told, and the other is such a time; or
 * whether MariaDB has chosen the one side where the other says nothing.
 */
function isSameTime(left: ColumnSchema, right: ColumnSchema): boolean {
  const { default: before, type } = left;
  const { default: after } = right;
  if (type.kind !== 'datetime' && type.kind !== 'date' && type.kind !== 'time') return false;
  if (before === null || after === null)
    return left.isSetOnUpdate && right.isSetOnUpdate && isZeroDate(before ?? after);
  if (before.kind !== 'literal' || after.kind !== 'literal') return false;
  return clockWord.test(before.value) || clockWord.test(after.value);
}

function typeText({ sql }: ColumnType): string {
  const text = sql.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  // MySQL keeps the width of the one type that it has for booleans, which has a sign.
  return text.replace(/^tinyint\(1\) unsigned$/, 'tinyint unsigned');
}

function isSameDefault(before: ColumnDefault | null, after: ColumnDefault | null): boolean {
  if (before === null || after === null) return before === after;
  if (before.kind !== after.kind) return false;
  return before.kind === 'literal'
    ? before.value === after.value
    : expressionKey(before.value) === expressionKey(after.value);
}
