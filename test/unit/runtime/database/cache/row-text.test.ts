import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRow, writeRow } from '../../../../../src/runtime/database/cache/row-text.ts';

describe('the text of a row', () => {
  it('keeps every value of a row', () => {
    const row = {
      int: 9_007_199_254_740_993n,
      time: new Date('2024-05-06T07:08:09.123Z'),
      bytes: Buffer.from([0, 255]),
      infinite: [Number.NaN, -Infinity],
      json: { $time: 5, $: null, list: [{ $int: 'x' }], empty: {} },
      none: null,
      text: '$int',
    };
    expect(readRow(writeRow(row))).toEqual(row);
  });

  it('keeps columns that are called like members of objects', () => {
    const row = Object.fromEntries([
      ['__proto__', 1],
      ['constructor', 'x'],
      ['$object', 2],
    ]);
    const read = readRow(writeRow(row));
    expect(Object.entries(read)).toEqual(Object.entries(row));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('keeps whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
        expect(readRow(writeRow(row))).toEqual(JSON.parse(JSON.stringify(row)));
      }),
    );
  });

  it.for(['', '[]', 'null', '5', '{"a":{"$bad":1}}', '{'])('refuses %s', (text) => {
    expect(() => readRow(text)).toThrow();
  });
});
