import { flattenFields, structKey } from '../semantics/fields.ts';
import type { StructShape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { askedOf } from './asked-of.ts';

/** What was found out of the structs of a contract: each is asked for by every field that holds it. */
const known = new WeakMap<Symbols, Map<unknown, number>>();

/**
 * How many members come into being where nothing is given for a struct that needs nothing: its own, and those of the
 * structs that stand in it by value. Structs that hold others twice make it double with every level.
 */
export function filledMembers(shape: StructShape, symbols: Symbols): number {
  const counts = known.get(symbols) ?? new Map<unknown, number>();
  known.set(symbols, counts);
  // Chains of structs may be longer than the call stack: what a struct holds is counted before it is.
  const open = [{ shape, isCounted: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = structKey(next.shape, symbols);
    const isNew = !counts.has(key);
    if (!isNew && !next.isCounted) continue;
    const fields = flattenFields(next.shape, symbols);
    const held = fields.map((field) => askedOf(field, symbols)).filter((asked) => typeof asked === 'object');
    if (next.isCounted) {
      const inside = held.map((each) => counts.get(structKey(each, symbols)) ?? 0);
      counts.set(
        key,
        inside.reduce((sum, count) => sum + count, fields.length),
      );
      continue;
    }
    // A struct that holds itself by value; a rule reports it.
    counts.set(key, 0);
    open.push(
      { shape: next.shape, isCounted: true },
      ...held.map((each) => ({ shape: each, isCounted: false })),
    );
  }
  return counts.get(structKey(shape, symbols)) ?? 0;
}
