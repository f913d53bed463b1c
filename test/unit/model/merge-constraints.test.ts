import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeConstraints } from '../../../src/model/merge-constraints.ts';
import type { Constraints } from '../../../src/model/model.ts';

/** Whether a small number satisfies constraints of the kinds that the generator makes. */
function holds(constraints: Constraints, value: number): boolean {
  const { minimum = -9, maximum = 9, const: only, not, anyOf, enum: list } = constraints;
  return (
    value >= minimum &&
    value <= maximum &&
    (constraints.exclusiveMinimum === undefined || value > constraints.exclusiveMinimum) &&
    (constraints.exclusiveMaximum === undefined || value < constraints.exclusiveMaximum) &&
    (only === undefined || value === only) &&
    (list === undefined || list.includes(value)) &&
    (not === undefined || !holds(not, value)) &&
    (anyOf === undefined || anyOf.some((each) => holds(each, value)))
  );
}

const small = fc.integer({ min: -3, max: 3 });
const leaf: fc.Arbitrary<Constraints> = fc.oneof(
  small.map((minimum) => ({ minimum })),
  small.map((maximum) => ({ maximum })),
  small.map((exclusiveMinimum) => ({ exclusiveMinimum })),
  small.map((exclusiveMaximum) => ({ exclusiveMaximum })),
  small.map((value) => ({ const: value })),
  small.map((value) => ({ not: { const: value } })),
  fc.array(small, { minLength: 1, maxLength: 3 }).map((values) => ({ enum: values })),
);
const constraints = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
  fc.tuple(leaf, leaf).map(([a, b]) => mergeConstraints(a, b)),
);

describe('mergeConstraints', () => {
  it('is satisfied by exactly the values that satisfy both', () => {
    fc.assert(
      fc.property(constraints, constraints, fc.integer({ min: -4, max: 4 }), (a, b, value) => {
        expect(holds(mergeConstraints(a, b), value)).toBe(holds(a, value) && holds(b, value));
      }),
      { numRuns: 500 },
    );
  });

  it('ends, and means the same, for more alternatives than can be written out', () => {
    const pairs = Array.from({ length: 40 }, (_, index): Constraints => ({
      anyOf: [{ const: index % 5 }, { minimum: index % 3 }],
    }));
    const all = pairs.reduce(mergeConstraints, {});
    for (const value of [-1, 0, 1, 2, 3, 4, 5])
      expect(holds(all, value)).toBe(pairs.every((pair) => holds(pair, value)));
  });

  it('joins what speaks of elements, keys and texts', () => {
    expect(
      mergeConstraints(
        { items: { minimum: 1 }, patterns: ['a'], minLength: 2, uniqueItems: true },
        { items: { maximum: 2 }, keys: { minLength: 1 }, patterns: ['b', 'a'], minLength: 1 },
      ),
    ).toEqual({
      items: { minimum: 1, maximum: 2 },
      keys: { minLength: 1 },
      patterns: ['a', 'b'],
      minLength: 2,
      uniqueItems: true,
    });
  });

  it('leaves its arguments alone', () => {
    const a: Constraints = Object.freeze({ minimum: 1 });
    const b: Constraints = Object.freeze({ minimum: 2, anyOf: Object.freeze([{ const: 3 }]) });
    expect(mergeConstraints(a, b)).toEqual({ minimum: 2, anyOf: [{ const: 3 }] });
    expect(mergeConstraints({}, {})).toEqual({});
  });
});
