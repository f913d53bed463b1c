import { describe, expect, it } from 'vitest';
import { ApiParser } from '../../../grammar/parser.ts';

describe('ApiParser', () => {
  it('is a grammar without ambiguity or left recursion', () => {
    expect(() => new ApiParser({ skipValidations: false, analysis: 'fresh' })).not.toThrow();
  });
});
