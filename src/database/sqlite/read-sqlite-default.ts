import type { ColumnDefault } from '../schema.ts';
import { sqliteTokens } from './sqlite-tokens.ts';

/** What stands behind DEFAULT, as SQLite keeps it; null for NULL. */
export function readSqliteDefault(sql: string): ColumnDefault | null {
  const text = sql.trim();
  const tokens = sqliteTokens(text);
  const [first, second] = tokens;
  if (first === undefined) return null;
  if (tokens.length === 1) {
    // A name in double quotes that no column has is a string.
    if (first.kind === 'string' || first.kind === 'name') return { kind: 'literal', value: first.text };
    if (first.kind === 'number' && /^[\d.]+(?:e[+-]?\d+)?$/i.test(first.text))
      return { kind: 'literal', value: first.text };
    if (first.text === 'null') return null;
    if (first.text === 'true') return { kind: 'literal', value: '1' };
    if (first.text === 'false') return { kind: 'literal', value: '0' };
    if (/^current_(?:timestamp|date|time)$/.test(first.text))
      return { kind: 'expression', value: first.text.toUpperCase() };
  }
  if (
    tokens.length === 2 &&
    /^[+-]$/.test(first.text) &&
    second?.kind === 'number' &&
    /^[\d.e]+$/i.test(second.text)
  )
    return { kind: 'literal', value: `${first.text === '-' ? '-' : ''}${second.text}` };
  return { kind: 'expression', value: text };
}
