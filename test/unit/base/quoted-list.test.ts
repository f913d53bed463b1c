import { describe, expect, it } from 'vitest';
import { quotedList } from '../../../src/base/quoted-list.ts';

describe('quotedList', () => {
  it('puts each name into quotes and commas between them', () => {
    expect([quotedList([]), quotedList(['a']), quotedList(['a', 'b'])]).toEqual(['', '"a"', '"a", "b"']);
  });
});
