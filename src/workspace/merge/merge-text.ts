import { diff3Merge } from 'node-diff3';
import type { Versions } from '../plan.ts';
import { markConflict, splitLines } from './conflict-markers.ts';
import type { Merge } from './merge.ts';

/** Merges three texts line by line, as git does. */
export function mergeText({ base, yours, apigen }: Versions): Merge {
  const regions = diff3Merge(splitLines(yours), splitLines(base), splitLines(apigen), {
    excludeFalseConflicts: true,
  });
  const parts: string[] = [];
  let conflicts = 0;
  for (const { ok, conflict } of regions) {
    if (ok !== undefined) parts.push(...ok);
    if (conflict === undefined) continue;
    parts.push(markConflict(conflict.a, conflict.b));
    conflicts += 1;
  }
  return { text: parts.join(''), conflicts };
}
