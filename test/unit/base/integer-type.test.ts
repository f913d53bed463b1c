import { describe, expect, it } from 'vitest';
import { integerBounds, safeIntegerBounds } from '../../../src/base/integer-type.ts';

describe('integerBounds', () => {
  it('follows from the sign and the number of bits, 64 unless the name says fewer', () => {
    expect(integerBounds('int8')).toEqual({ minimum: -128n, maximum: 127n });
    expect(integerBounds('uint32')).toEqual({ minimum: 0n, maximum: 4_294_967_295n });
    expect(integerBounds('int')).toEqual({ minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n });
    expect(integerBounds('uintptr')).toEqual({ minimum: 0n, maximum: 2n ** 64n - 1n });
  });
});

describe('safeIntegerBounds', () => {
  it('ends where a number no longer holds every integer', () => {
    const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number;
    expect(safeIntegerBounds('int64')).toEqual({ minimum, maximum });
    expect(safeIntegerBounds('uint')).toEqual({ minimum: 0, maximum });
    expect(safeIntegerBounds('int16')).toEqual({ minimum: -32_768, maximum: 32_767 });
  });
});
