import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/base/is-record.ts';

describe('isRecord', () => {
  it('takes objects with members alone', () => {
    const values = [{}, { a: 1 }, Object.create(null), [], null, undefined, 'text', 1];
    expect(values.map(isRecord)).toEqual([true, true, true, false, false, false, false, false]);
  });
});
