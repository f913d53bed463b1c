import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-array-length', () => {
  it.each(['99999999999999999999', '65537'])('refuses the length %s', async (length) => {
    expect(
      (await findings(`type A {\n\tX [${length}]int\n}\n`, 'invalid-array-length')).map(({ at }) => at),
    ).toEqual([`[${length}]int`]);
  });

  it('refuses the open length that only Go literals have', async () => {
    expect(
      (await findings('type A {\n\tX [...]int\n}\n', 'invalid-array-length')).map(({ message }) => message),
    ).toEqual(['An array cannot have the length "...".']);
  });

  it('accepts ordinary lengths', async () => {
    expect(await findings('type A {\n\tX [0]int\n\tY [65536]int\n}\n', 'invalid-array-length')).toEqual([]);
  });
});
