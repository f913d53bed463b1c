import type { ColumnType } from '../schema.ts';

/** Whether values of a type of MySQL are texts in a character set. */
export function hasCharacters({ kind, name }: Pick<ColumnType, 'kind' | 'name'>): boolean {
  const isText = kind === 'text' && /char|text/.test(name);
  return isText || kind === 'enum' || kind === 'set';
}
