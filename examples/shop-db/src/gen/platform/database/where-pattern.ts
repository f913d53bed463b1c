import { InvalidQueryError } from './model-errors.ts';
import type { StatementWriter } from './statement-writer.ts';
import type { LayoutColumn } from './table-layout.ts';

/** What a pattern is matched with. */
export type PatternOperator = 'like' | 'startsWith' | 'endsWith' | 'contains';

/**
 * A comparison of a text with a pattern. Only `like` has wildcards. Upper and lower case differ as they do in the
 * collation of the column; SQLite's own `like` ignores the case of ASCII letters.
 */
export function patternSql(
  column: LayoutColumn,
  operator: PatternOperator,
  pattern: unknown,
  writer: StatementWriter,
): string {
  const { dialect, table } = writer.layout;
  if (typeof pattern !== 'string') {
    throw new InvalidQueryError(table.name, `"${operator}" takes a text.`);
  }
  if (operator === 'like') return likeSql(column, pattern, '\\', writer);
  // SQLite has comparisons for these that respect the case, as equality does.
  if (dialect === 'sqlite') return sqliteSql(column, operator, pattern, writer);
  const literal = pattern.replaceAll(/[!%_]/g, '!$&');
  const before = operator === 'startsWith' ? '' : '%';
  const after = operator === 'endsWith' ? '' : '%';
  return likeSql(column, `${before}${literal}${after}`, '!', writer);
}

function likeSql(
  { sql, info }: LayoutColumn,
  pattern: string,
  escape: '\\' | '!',
  writer: StatementWriter,
): string {
  const { dialect } = writer.layout;
  const text = dialect === 'postgres' && info.kind !== 'text' ? `${sql}::text` : sql;
  // The escape of MySQL and PostgreSQL is the backslash already, and MySQL would read it twice in a literal.
  const clause = escape === '\\' && dialect !== 'sqlite' ? '' : ` escape '${escape}'`;
  return `${text} like ${writer.raw(pattern)}${clause}`;
}

function sqliteSql(
  { sql }: LayoutColumn,
  operator: Exclude<PatternOperator, 'like'>,
  pattern: string,
  writer: StatementWriter,
): string {
  // Every text has the empty one in it; no value stays no answer.
  if (pattern === '') return `${sql} = ${sql}`;
  if (operator === 'contains') return `instr(${sql}, ${writer.raw(pattern)}) > 0`;
  const start = operator === 'startsWith' ? '1, ' : '-';
  return `substr(${sql}, ${start}length(${writer.raw(pattern)})) = ${writer.raw(pattern)}`;
}
