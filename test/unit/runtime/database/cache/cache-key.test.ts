import { describe, expect, it } from 'vitest';
import {
  exactText,
  keyOf,
  mayBeEqual,
  tablePrefix,
} from '../../../../../src/runtime/database/cache/cache-key.ts';
import type { TableInfo } from '../../../../../src/runtime/database/table.ts';

const table: TableInfo = {
  name: 'users',
  columns: { id: { column: 'id', kind: 'int64' } },
  primaryKey: ['id'],
  uniqueKeys: {},
};

describe('keys of the cache', () => {
  it('are the same for an integer, whichever way a program holds it', () => {
    const keys = [5, 5n, '5'].map((value) => keyOf('p', ['id'], [value]));
    expect(new Set(keys).size).toBe(1);
    expect(exactText([5n])).toBe(exactText(['5']));
  });

  it.for([
    ['A@x.org', 'a@x.org '],
    ['Müller', 'muller'],
    ['1.50', '1.5'],
  ])('are the same for %s and %s, which are told apart behind them', ([left, right]) => {
    expect(keyOf('p', ['v'], [left])).toBe(keyOf('p', ['v'], [right]));
    expect(mayBeEqual([left], [right])).toBe(true);
    expect(exactText([left])).not.toBe(exactText([right]));
  });

  it.for([
    [['a', 'b'], ['a","b']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [[new Date(0)], [new Date(1)]],
    [[true], ['truth']],
    [[new Uint8Array([1])], [new Uint8Array([2])]],
  ])('differ for %j and %j', ([left = [], right = []]) => {
    const names = (values: readonly unknown[]): string[] => values.map((_value, index) => `c${index}`);
    expect(keyOf('p', names(left), left)).not.toBe(keyOf('p', names(right), right));
  });

  it('are not made of what no key holds', () => {
    expect(keyOf('p', ['a', 'b'], [1, null])).toBeUndefined();
    expect(keyOf('p', ['a'], [[1]])).toBeUndefined();
    expect(keyOf('p', ['a'], [undefined])).toBeUndefined();
  });

  it('stay short', () => {
    const long = keyOf('p', ['v'], ['x'.repeat(5_000)]);
    expect(long?.length).toBeLessThan(100);
    expect(long).not.toBe(keyOf('p', ['v'], ['x'.repeat(5_001)]));
  });

  it('change with the columns of the table, its name and the database', () => {
    const other: TableInfo = { ...table, columns: { id: { column: 'id', kind: 'text' } } };
    const prefixes = [
      tablePrefix('shop', table),
      tablePrefix('shop', other),
      tablePrefix('shop', { ...table, name: 'orders' }),
      tablePrefix('other', table),
      tablePrefix('shop:users', table),
    ];
    expect(new Set(prefixes).size).toBe(5);
  });
});
