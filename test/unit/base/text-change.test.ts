import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChanges, type TextChange } from '../../../src/base/text-change.ts';

/** The new text, made of the old one and what the changes say of the new one. */
function replay(before: string, after: string, changes: readonly TextChange[]): string {
  let text = '';
  let offset = 0;
  for (const { start, oldEnd, newStart, newEnd } of changes) {
    text += before.slice(offset, start) + after.slice(newStart, newEnd);
    offset = oldEnd;
  }
  return text + before.slice(offset);
}

describe('findChanges', () => {
  it('finds nothing in equal texts', () => {
    expect(findChanges('type A', 'type A', [])).toEqual([]);
  });

  it('finds the smallest range of one edit', () => {
    expect(findChanges('one two three', 'one 2 three', [])).toEqual([
      { start: 4, oldEnd: 7, newStart: 4, newEnd: 5 },
    ]);
  });

  it('tells two edits apart by what stands between them', () => {
    const anchor = { start: 4, end: 9 };
    expect(findChanges('aaa [mid] bbb', 'aXa [mid] bYb', [anchor])).toEqual([
      { start: 1, oldEnd: 2, newStart: 1, newEnd: 2 },
      { start: 11, oldEnd: 12, newStart: 11, newEnd: 12 },
    ]);
  });

  it('takes two edits for one without anything to tell them apart by', () => {
    expect(findChanges('aaa mid bbb', 'aXa mid bYb', [])).toEqual([
      { start: 1, oldEnd: 10, newStart: 1, newEnd: 10 },
    ]);
  });

  it('leaves nothing out, whatever the texts and anchors are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'ab\n', 'x'.repeat(1500)), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(40)), (left, right, cuts) => {
        const [before, after] = [left.join(''), right.join('')];
        const places = [...new Set(cuts)].filter((cut) => cut < before.length).toSorted((a, b) => a - b);
        const anchors = places.map((start, index) => ({ start, end: places[index + 1] ?? before.length }));
        const changes = findChanges(before, after, anchors);
        expect(replay(before, after, changes)).toBe(after);
        for (const [index, change] of changes.entries())
          expect(change.start).toBeGreaterThanOrEqual(changes[index - 1]?.oldEnd ?? 0);
      }),
    );
  });
});
