import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-options', () => {
  it('finds options that the type cannot take, inside of the tag', async () => {
    const found = await findings('type A {\n\tX int `json:"x,options=1|two|3"`\n}\n', 'invalid-options');
    expect(found).toEqual([
      {
        message: 'The option "two" of the field "X" is ignored: it must be a whole number.',
        line: 2,
        at: 'options=1|two|3',
        related: [],
      },
    ]);
  });

  it.each(['int8 `json:"x,options=128"`', 'bool `json:"x,options=yes"`', '[]int `json:"x,options=[1,b]"`'])(
    'finds it in %s',
    async (field) => {
      expect(await findings(`type A {\n\tX ${field}\n}\n`, 'invalid-options')).toHaveLength(1);
    },
  );

  it.each(['1:10', '[10:1]', '(1:1)', '[:]', '[a:b]', '[1,2]'])('refuses the range %s', async (range) => {
    expect(
      await findings(`type A {\n\tX int \`json:"x,range=${range}"\`\n}\n`, 'invalid-range'),
    ).toHaveLength(1);
  });

  it.each(['[1:10]', '(0:1)', '[1:]', '[:1.5)', '[-3:3]'])('accepts the range %s', async (range) => {
    expect(await findings(`type A {\n\tX float64 \`json:"x,range=${range}"\`\n}\n`, 'invalid-range')).toEqual(
      [],
    );
  });

  it.each([
    ['int64', '[9007199254740993:]', 1],
    ['[]int64', '(:-9007199254740993)', 1],
    ['uint64', '[0:9223372036854775807]', 1],
    ['int64', '[-9223372036854775808:9223372036854775807]', 0],
    ['uint64', '[0:18446744073709551615]', 0],
    ['int64', '[0:1152921504606846976]', 0],
    ['int8', '[0:1000]', 0],
  ])('lets the ends of a range of %s be %s only where they are exact', async (type, range, count) => {
    const found = await findings(`type A {\n\tX ${type} \`json:"x,range=${range}"\`\n}\n`, 'invalid-range');
    expect(found).toHaveLength(count);
  });

  it('warns of options that mean nothing for the type', async () => {
    const contract = `type A {
	X string \`json:"x,range=[1:2]"\`
	Y string \`json:"y,string"\`
	Z int \`form:"z,style=comma"\`
	M map[string]int \`json:"m,options=a|b"\`
	N []int \`json:"n,range=[1:2],options=1|2"\`
}
`;
    expect((await findings(contract, 'option-without-effect')).map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  it('tells a style that there is none of from one on something else than a list', async () => {
    const contract =
      'type A {\n\tX []int `form:"x,style=pipe"`\n\tY []int `form:"y,style=comma"`\n\tZ int `form:"z,style=pipe"`\n}\n';
    const messages = async (code: string): Promise<string[]> =>
      (await findings(contract, code)).map(({ message }) => message);
    expect(await messages('invalid-options')).toEqual([
      'The option "style=pipe" of the field "X" is ignored: the only style is "comma".',
    ]);
    expect(await messages('option-without-effect')).toEqual([
      'The option "style" has no effect on the field "Z", whose type is not a list.',
    ]);
  });
});
