import { describe, expect, it } from 'vitest';
import { analyzeText, codes, findings } from '../../../support/rule-tester.ts';

describe('invalid-default', () => {
  it.each([
    ['int `json:"x,default=many"`', 'it must be a whole number'],
    ['int8 `json:"x,default=200"`', 'it must lie between -128 and 127'],
    ['uint `json:"x,default=-1"`', 'it must lie between 0 and'],
    ['int `json:"x,default=9007199254740993"`', 'JavaScript cannot hold it exactly'],
    ['int64 `json:"x,default=9223372036854775808"`', 'it must lie between'],
    ['int64 `json:"x,default=9007199254740993,range=[:9]"`', 'it lies outside of the range [:9]'],
    ['map[string]int64 `json:"x,default={\\"a\\":9007199254740993}"`', 'cannot hold its numbers exactly'],
    ['bool `json:"x,default=maybe"`', 'it must be "true" or "false"'],
    ['string `json:"x,default=c,options=a|b"`', 'it is none of the options "a|b"'],
    ['int `json:"x,default=11,range=[1:10]"`', 'it lies outside of the range [1:10]'],
    ['[]int `json:"x,default=[1,b]"`', 'for the element "b" it must be a whole number'],
    ['[]int `json:"x,default=1"`', 'it must be a list like "[a,b]"'],
    ['[2]int `json:"x,default=[1]"`', 'it must have exactly 2 elements'],
    ['time.Time `json:"x,default=2024-02-30T00:00:00Z"`', 'it must be a time like'],
    ['{\n\t\tY int\n\t} `json:"x,default=1"`', 'a struct takes no default'],
  ])('finds what is wrong with %s', async (field, problem) => {
    const text = `type A {\n\tX ${field}\n}\n`;
    const found = [
      ...(await findings(text, 'invalid-default')),
      ...(await findings(text, 'default-outside')),
      ...(await findings(text, 'unreadable-default')),
    ];
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(problem);
    expect(found[0]?.at).toContain('default=');
  });

  it.each([
    ['[]int `json:"x,default=[11],range=[1:10]"`', 'error invalid-default'],
    ['int `json:"x,default=11,range=[1:10]"`', 'warning default-outside'],
    ['string `json:"x,default=,options=a|b"`', 'warning default-outside'],
    ['int `json:"x,default=10 * 1024"`', 'warning unreadable-default'],
  ])('finds in %s an %s', async (field, expected) => {
    const service = 'service user {\n\t@handler ping\n\tpost /ping (A)\n}\n';
    const { diagnostics } = await analyzeText(`type A {\n\tX ${field}\n}\n${service}`);
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([expected]);
  });

  it.each([
    'int `json:"x,default=0"`',
    'int64 `json:"x,default=9007199254740993"`',
    'uint64 `json:"x,default=18446744073709551615,options=1|18446744073709551615"`',
    '[]int64 `json:"x,default=[1,9007199254740993]"`',
    'float64 `json:"x,default=1.5,range=[0:2]"`',
    'string `json:"x,default="`',
    'string `json:"x,default=a,options=a|b"`',
    'int `json:"x,default=2,options=1|2"`',
    '[]string `json:"x,default=[a,b],options=a|b"`',
    '[]string `json:"x,default=[]"`',
    'bool `json:"x,default=1"`',
    '*int `json:"x,default=3"`',
    'map[string]int `json:"x,default={}"`',
  ])('accepts %s', async (field) => {
    expect(await codes(`type A {\n\tX ${field}\n}\n`)).toEqual(['root-without-service']);
  });

  it.each([
    ['string `json:"x,default=a" validate:"min=2"`', 'min=2'],
    ['string `json:"x,default=é" validate:"required,len=2"`', 'len=2'],
    ['string `json:"x,default=c" validate:"oneof=a b"`', 'oneof=a b'],
    ['string `json:"x,default=" validate:"required"`', 'required'],
    ['string `json:"x,default=aa" validate:"omitempty,eq=a|eq=b"`', 'eq=a|eq=b'],
    ['int `json:"x,default=0" validate:"gt=0"`', 'gt=0'],
    ['int `json:"x,default=5" validate:"min=1,max=4"`', 'max=4'],
    ['int `json:"x,default=5" validate:"ne=5"`', 'ne=5'],
    ['bool `json:"x,default=false" validate:"required"`', 'required'],
  ])('tells that the default of %s is refused by "%s"', async (field, rule) => {
    const [found, ...others] = await findings(`type A {\n\tX ${field}\n}\n`, 'default-refused');
    expect(others).toEqual([]);
    expect(found?.message).toContain(`"${rule}"`);
    expect(found?.at).toContain('default=');
  });

  it.each([
    'string `json:"x,default=ab" validate:"min=2,max=2,oneof=ab cd"`',
    'string `json:"x,default=" validate:"omitempty,min=2"`',
    'string `json:"x,default=a" validate:"email|min=1"`',
    'string `json:"x,default=a" validate:"email"`',
    'int `json:"x,default=2" validate:"min=1,lt=3,ne=1,oneof=2 3"`',
    'int64 `json:"x,default=9007199254740993" validate:"max=3"`',
    'bool `json:"x,default=true" validate:"eq=true"`',
  ])('says nothing of %s', async (field) => {
    expect(await findings(`type A {\n\tX ${field}\n}\n`, 'default-refused')).toEqual([]);
  });
});
