import { describe, expect, it } from 'vitest';
import { counted } from '../../../src/base/counted.ts';

describe('counted', () => {
  it('says one thing without an "s" and every other number with it', () => {
    expect([0, 1, 2].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files']);
  });
});
