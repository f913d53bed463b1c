import { expect, it } from 'vitest';
import { padToPowerOfTwo } from '../../../../src/runtime/database/pad-list.ts';

it('lengthens lists by their last value, so that few lengths remain', () => {
  expect(padToPowerOfTwo([])).toEqual([]);
  expect(padToPowerOfTwo([7])).toEqual([7]);
  expect(padToPowerOfTwo([1, 2, 3])).toEqual([1, 2, 3, 3]);
  const lengths = new Set(
    Array.from(
      { length: 1024 },
      (_, index) => padToPowerOfTwo(Array.from({ length: index + 1 }, () => 0)).length,
    ),
  );
  expect([...lengths]).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
});
