import type { TableSchema } from '../schema.ts';
import { quoteLiteral } from '../quote-literal.ts';

/** The enum types of PostgreSQL that columns use: each with its words, by its name as SQL. */
export function enumTypes(tables: readonly TableSchema[]): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, readonly string[]>();
  for (const { kind, columns } of tables) {
    if (kind === 'view') continue;
    for (const { type } of columns) if (type.kind === 'enum') types.set(enumTypeName(type.sql), type.values);
  }
  return types;
}

/** The name of the type without the brackets of an array. */
export function enumTypeName(sql: string): string {
  return sql.replace(/(?:\[\d*\])+$/, '');
}

/** A statement that makes an enum type, without the semicolon. */
export function printCreateEnum(name: string, words: readonly string[]): string {
  return `CREATE TYPE ${name} AS ENUM (${words.map((word) => quoteLiteral(word, 'postgres')).join(', ')})`;
}
