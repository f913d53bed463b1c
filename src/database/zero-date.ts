import type { ColumnDefault } from './schema.ts';

/** Whether a default is the day that never was, `0000-00-00`, which MySQL keeps and models read as null. */
export function isZeroDate(value: ColumnDefault | null): boolean {
  return value?.kind === 'literal' && value.value.startsWith('0000-00-00');
}
