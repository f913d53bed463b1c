import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('option-in-name', () => {
  it('finds options that another sign than a comma makes a part of the name', async () => {
    const contract =
      'type A {\n\tX int `json:"user_id.optional"`\n\tY int `form:"page; optional"`\n\tZ int `json:"a omitempty,optional"`\n}\n';
    expect((await findings(contract, 'option-in-name')).map(({ line, message }) => [line, message])).toEqual([
      [
        2,
        'The field "X" is called "user_id.optional" on the wire, and has no option "optional": only a comma parts the two.',
      ],
      [
        3,
        'The field "Y" is called "page; optional" on the wire, and has no option "optional": only a comma parts the two.',
      ],
      [
        4,
        'The field "Z" is called "a omitempty" on the wire, and has no option "omitempty": only a comma parts the two.',
      ],
    ]);
  });

  it('accepts names that merely look alike', async () => {
    const contract =
      'type A {\n\tX int `json:"product.sql"`\n\tY int `json:"optional"`\n\tZ int `json:"is_optional,optional"`\n\tW string `json:"file.string"`\n}\n';
    expect(await findings(contract, 'option-in-name')).toEqual([]);
  });
});
