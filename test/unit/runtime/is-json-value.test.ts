import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExact, stringifyExact } from '../../../src/runtime/exact-json.ts';
import { isJsonValue } from '../../../src/runtime/is-json-value.ts';

class Money {
  readonly amount = 1;
}

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

describe('a value that JSON writes as it stands', () => {
  it.each([
    ['a text', 'ab'],
    ['numbers', [0, -1.5, 1e-7, 2 ** 53 - 1]],
    ['a tree', { a: [{ b: null }, true], '': '' }],
  ])('is one: %s', (_name, value) => {
    expect(isJsonValue(value)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a member that is left out', { a: undefined }],
    ['a hole', [1, , 2]], // oxlint-disable-line no-sparse-arrays
    ['a date', { at: new Date(0) }],
    ['an object of a class', new Money()],
    ['its own idea of JSON', { toJSON: () => 1 }],
    ['a list with its own idea', Object.assign([1], { toJSON: () => 2 })],
    ['a 64-bit integer', { id: 1n }],
    ['an integer that is rounded', 2 ** 53],
    ['no number', [Number.NaN]],
    ['an endless one', [Number.POSITIVE_INFINITY]],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
    ['what leads back to itself', cycle],
  ])('is not %s', (_name, value) => {
    expect(isJsonValue(value)).toBe(false);
  });

  it('is what a client reads', () => {
    const values = fc.anything({ withBigInt: true, withDate: true, withSparseArray: true, withMap: true });
    fc.assert(
      fc.property(values, (value) => {
        if (!isJsonValue(value)) return;
        // JSON has one zero.
        const read = parseExact(stringifyExact(value) ?? '');
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
        expect(read).toEqual(withPlainZero(value));
      }),
      { numRuns: 2000 },
    );
  });
});

function withPlainZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (Array.isArray(value)) return value.map(withPlainZero);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPlainZero(member)]));
}
