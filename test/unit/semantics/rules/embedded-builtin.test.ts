import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('embedded-builtin', () => {
  it('finds a builtin type alone on its line', async () => {
    expect(
      (await findings('type A {\n\tX int\n\tstring\n\t*time.Time\n}\n', 'embedded-builtin')).map(
        ({ at }) => at,
      ),
    ).toEqual(['string', '*time.Time']);
  });

  it('accepts embedded types of the contract, whatever they are called', async () => {
    expect(await findings('type file {}\ntype A {\n\tfile\n}\n', 'embedded-builtin')).toEqual([]);
  });
});
