import { describe, expect, it } from 'vitest';
import { codes, findings } from '../../../support/rule-tester.ts';

describe('malformed-tag', () => {
  it('marks the part of the tag that cannot be read', async () => {
    const found = await findings('type A {\n\tX int `json:x`\n}\n', 'malformed-tag');
    expect(found.map(({ line, at }) => [line, at])).toEqual([[2, 'json:x']]);
  });

  it('looks into anonymous structs and at embedded types', async () => {
    const contract = 'type B {}\ntype A {\n\tX {\n\t\tY int `json:y`\n\t}\n\tB `json`\n}\n';
    expect((await findings(contract, 'malformed-tag')).map(({ line }) => line)).toEqual([4, 6]);
  });

  it('is a warning, since Go reads the tag too and generates code', async () => {
    const contract =
      'type A {\n\tX int `json:"x" validate="min=1"`\n\tY string `json:"errMsg`\n}\nservice user {\n\t@handler ping\n\tpost /ping (A)\n}\n';
    expect(await codes(contract, 'error')).toEqual([]);
    expect(await codes(contract, 'warning')).toEqual(['malformed-tag', 'malformed-tag']);
  });

  it('accepts several pairs', async () => {
    expect(
      await findings('type A {\n\tX int `json:"x" form:"y,optional" validate:"min=1"`\n}\n', 'malformed-tag'),
    ).toEqual([]);
  });
});
