import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('prototype-field', () => {
  it.each(['json', 'form', 'header', 'path'])('refuses the name in a "%s" tag', async (source) => {
    const tag = `\`${source}:"__proto__,optional"\``;
    expect(
      (await findings(`type A {\n\tX string ${tag}\n}\n`, 'prototype-field')).map(({ at }) => at),
    ).toEqual([tag]);
  });

  it('refuses it for a field without a tag', async () => {
    expect(
      (await findings('type A {\n\t__proto__ string\n}\n', 'prototype-field')).map(({ at }) => at),
    ).toEqual(['__proto__']);
  });

  it('accepts names that objects merely inherit', async () => {
    const contract = 'type A {\n\tX string `json:"constructor"`\n\tY int `json:"toString"`\n}\n';
    expect(await findings(contract, 'prototype-field')).toEqual([]);
  });
});
