import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/base/text-edit.ts';

describe('applyEdits', () => {
  const edit = (start: number, end: number, newText: string, file = 'a') => ({
    span: { file, start, end },
    newText,
  });

  it('applies the edits of one file in any order', () => {
    expect(applyEdits('a', 'abcdef', [edit(4, 5, 'E'), edit(0, 1, 'AA'), edit(2, 2, '-', 'b')])).toBe(
      'AAbcdEf',
    );
  });

  it('refuses edits that overlap', () => {
    expect(() => applyEdits('a', 'abc', [edit(0, 2, 'x'), edit(1, 3, 'y')])).toThrow(RangeError);
  });
});
