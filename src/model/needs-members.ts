import { flattenFields, structKey } from '../semantics/fields.ts';
import type { StructShape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { askedOf } from './asked-of.ts';

/** What was found out of the structs of a contract: each is asked for by every field that holds it. */
const known = new WeakMap<Symbols, Map<unknown, boolean>>();

/** Whether something has to be given in a struct: one of its fields, or one of a struct that stands in it by value. */
export function needsMembers(shape: StructShape, symbols: Symbols): boolean {
  const answers = known.get(symbols) ?? new Map<unknown, boolean>();
  known.set(symbols, answers);
  const start = structKey(shape, symbols);
  const answer = answers.get(start);
  if (answer !== undefined) return answer;
  // Every struct that the search has come to, by the one that holds it. Chains of structs may be longer than the call stack.
  const holders = new Map<unknown, unknown>([[start, undefined]]);
  const open = [shape];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const holder = structKey(next, symbols);
    for (const field of flattenFields(next, symbols)) {
      const asked = askedOf(field, symbols);
      if (asked === 'nothing') continue;
      const key = asked === 'a value' ? undefined : structKey(asked, symbols);
      if (asked === 'a value' || answers.get(key) === true) {
        for (let each = holder; each !== undefined; each = holders.get(each)) answers.set(each, true);
        return true;
      }
      if (holders.has(key) || answers.has(key)) continue;
      holders.set(key, holder);
      open.push(asked);
    }
  }
  for (const key of holders.keys()) answers.set(key, false);
  return false;
}
