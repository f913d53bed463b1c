import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unreadable-field', () => {
  const contract = (fields: string): string =>
    `type Alias []string\ntype B {\n\tX int\n}\ntype A {\n${fields}\n}\nservice user {\n\t@handler ping\n\tpost /ping/:p (A)\n}\n`;

  it.each([
    ['\tP []string `path:"p"`', 'a list'],
    ['\tP Alias `path:"p"`', 'a list'],
    ['\tP B `path:"p"`', 'a struct'],
    ['\tP map[string]int `header:"p"`', 'a map'],
    ['\tP [][]int `header:"p"`', 'a list'],
  ])('warns of %s', async (fields, kind) => {
    const found = await findings(contract(fields), 'unreadable-field');
    expect(found.map(({ at, message }) => [at, message.includes(` is ${kind},`)])).toEqual([['P', true]]);
  });

  it('warns of structs in forms', async () => {
    const fields = '\tX B `form:"x"`\n\tY []B `form:"y"`\n\tZ []int `form:"z"`';
    expect((await findings(contract(fields), 'nested-form-field')).map(({ at }) => at)).toEqual(['X', 'Y']);
  });

  it('accepts scalars, aliases of them, pointers and lists in headers', async () => {
    const fields = '\tP *int64 `path:"p"`\n\tH []string `header:"h"`\n\tT time.Time `form:"t"`';
    expect(await findings(contract(fields), 'unreadable-field')).toEqual([]);
  });

  it('does not mind types that no request uses', async () => {
    const text =
      'type A {\n\tX []int `path:"x"`\n}\nservice user {\n\t@handler ping\n\tget /ping returns (A)\n}\n';
    expect(await findings(text, 'unreadable-field')).toEqual([]);
  });
});
