import { describe, expect, it, vi } from 'vitest';
import { memoize } from '../../../src/base/memoize.ts';

describe('memoize', () => {
  it('makes a value once, also where that is null', () => {
    const make = vi.fn((text: string) => (text === '' ? null : [text]));
    const remembered = memoize(make);
    expect([remembered('a'), remembered(''), remembered('a'), remembered('')]).toEqual([
      ['a'],
      null,
      ['a'],
      null,
    ]);
    expect(remembered('a')).toBe(remembered('a'));
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('never keeps more than it may', () => {
    const make = vi.fn((text: string) => [text]);
    const remembered = memoize(make, 2);
    for (const text of ['a', 'b', 'c', 'b', 'c']) expect(remembered(text)).toEqual([text]);
    // "c" came when two were known, so "b" was forgotten, and made once more.
    expect(make.mock.calls).toEqual([['a'], ['b'], ['c'], ['b']]);
  });
});
