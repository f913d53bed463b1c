import type { Characters } from '../schema.ts';

/** Whether texts are stored and compared alike, as far as both sides say how. */
export function isSameCharacters(before: Characters | undefined, after: Characters | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  if (before.set !== after.set) return false;
  const isOpen = before.collation === undefined || after.collation === undefined;
  return isOpen || before.collation === after.collation;
}
