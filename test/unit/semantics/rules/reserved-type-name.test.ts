import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('reserved-type-name', () => {
  it.each(['string', 'int64', 'any', 'byte'])('refuses to declare "%s"', async (name) => {
    expect(
      (await findings(`type ${name} {\n\tId int\n}\n`, 'reserved-type-name')).map(({ at }) => at),
    ).toEqual([name]);
  });

  it('lets a contract declare a type that only apigen knows', async () => {
    expect(await findings('type file {\n\tId int\n}\n', 'reserved-type-name')).toEqual([]);
  });
});
