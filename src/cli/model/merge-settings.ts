import type { ConventionSetting, DatabaseSettings, TypeOverride } from '../../config/database-settings.ts';
import { columnNamings, int64Types } from '../../config/database-settings.ts';
import type { Dialect } from '../../database/dialect.ts';
import { givenPatterns, type ModelRequest } from './model-request.ts';

/** The settings of the project as this run leaves them: what was asked for beside what was there. */
export function mergeSettings(
  request: ModelRequest,
  dialect: Dialect,
  current: DatabaseSettings | undefined,
): DatabaseSettings {
  const base = current ?? emptySettings(dialect);
  const patterns = givenPatterns(request);
  const schema = request.schema ?? base.schema;
  const naming = columnNamings.find((each) => each === request.naming) ?? base.naming;
  const int64 = int64Types.find((each) => each === request.int64) ?? base.int64;
  const cache = mergeCache(request, patterns, base.cache);
  const isSameDialect = base.dialect === dialect;
  return {
    ...base,
    dialect,
    // The drivers follow the dialect, unless its owner chose them.
    dialects: isSameDialect ? base.dialects : dialectsOf(dialect, base.dialects),
    ...(schema === undefined ? {} : { schema }),
    tables: mergeTables(patterns, current),
    naming,
    ...(int64 === undefined ? {} : { int64 }),
    ...(cache === undefined ? {} : { cache }),
    softDelete: mergeConvention(request.softDelete, patterns, base.softDelete),
    versionColumn: mergeConvention(request.versionColumn, patterns, base.versionColumn),
    readOnly: request.readOnly === true ? added(base.readOnly, chosen(patterns)) : base.readOnly,
  };
}

const noTypes: readonly TypeOverride[] = [];

function emptySettings(dialect: Dialect): DatabaseSettings {
  return {
    dialect,
    tables: [],
    dialects: dialectsOf(dialect, []),
    naming: 'column',
    types: noTypes,
    renames: [],
    softDelete: [],
    versionColumn: [],
    readOnly: [],
  };
}

function dialectsOf(dialect: Dialect, known: readonly Dialect[]): readonly Dialect[] {
  const all: readonly Dialect[] = ['mysql', 'postgres', 'sqlite'];
  return all.filter((each) => each === dialect || each === 'sqlite' || known.includes(each));
}

/** No patterns at all mean every table, and that stays so. */
function mergeTables(patterns: readonly string[], current: DatabaseSettings | undefined): readonly string[] {
  if (current !== undefined && current.tables.length === 0) return [];
  return added(current?.tables ?? [], patterns);
}

function mergeCache(
  { cache, ttl }: ModelRequest,
  patterns: readonly string[],
  current: DatabaseSettings['cache'],
): DatabaseSettings['cache'] {
  if (cache !== true) return current;
  const time = ttl ?? current?.ttl;
  const tables = added(current?.tables ?? [], chosen(patterns));
  return { tables, ...(time === undefined ? {} : { ttl: time }) };
}

function mergeConvention(
  given: string | undefined,
  patterns: readonly string[],
  current: readonly ConventionSetting[],
): readonly ConventionSetting[] {
  if (given === undefined) return current;
  const column = given === 'false' ? null : given;
  const meant = chosen(patterns);
  const others = current.filter(({ pattern }) => !meant.includes(pattern));
  return [...others, ...meant.map((pattern) => ({ pattern, column }))];
}

/** The patterns that an option speaks of: those of this run without the ones that leave tables out, or all tables. */
function chosen(patterns: readonly string[]): readonly string[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  return wanted.length === 0 ? ['*'] : wanted;
}

function added(current: readonly string[], more: readonly string[]): readonly string[] {
  return current.includes('*') && more.every((each) => !each.startsWith('!'))
    ? current
    : [...new Set([...current, ...more])];
}
