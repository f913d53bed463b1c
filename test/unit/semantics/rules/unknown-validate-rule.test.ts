import { describe, expect, it } from 'vitest';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

describe('unknown-validate-rule', () => {
  it('names each unknown rule of a field once', async () => {
    const contract = 'type A {\n\tX []string `json:"x" validate:"required,mobile,dive,mobile|foo"`\n}\n';
    expect((await findings(contract, 'unknown-validate-rule')).map(({ message }) => message)).toEqual([
      'The validation rule "mobile" of the field "X" is not known and is not checked.',
      'The validation rule "foo" of the field "X" is not known and is not checked.',
    ]);
  });

  it('takes no rule that compares fields for a misspelt one', async () => {
    const contract =
      'type A {\n\tX string `json:"x" validate:"required_if=Y 1,excluded_without_all=Y,eqfield=Y,gtecsfield=Y.Z,requird"`\n}\n';
    const { diagnostics } = await analyzeText(contract);
    const found = diagnostics.filter(({ code }) => code === 'unknown-validate-rule');
    expect(found.map(({ hint }) => hint)).toEqual([
      ...Array.from({ length: 4 }, () => 'Check it in the logic of the route.'),
      'Did you mean "required"?',
    ]);
  });

  it('knows the rules that become constraints', async () => {
    const contract =
      'type A {\n\tY int `json:"y" validate:"-"`\n\tX map[string]string `json:"x" validate:"omitempty,min=1,dive,keys,alpha,endkeys,email|url,oneof=a b"`\n}\n';
    expect(await findings(contract, 'unknown-validate-rule')).toEqual([]);
  });

  it.each([
    ['string', 'min=a', 'min', 'its value must be a whole number'],
    ['string', 'min', 'min', 'its value must be a whole number'],
    ['string', 'oneof=', 'oneof', 'it needs words behind "="'],
    ['string', 'contains', 'contains', 'it needs a value behind "="'],
    ['int', 'max=ten', 'max', 'its value must be a number'],
    ['int', 'oneof=a b', 'oneof', 'it needs numbers of the type behind "="'],
    ['int', 'email', 'email', 'it is no rule for values of this type'],
    ['bool', 'eq=yes', 'eq', 'its value must be "true" or "false"'],
    ['[]string', 'email', 'email', 'it is no rule for values of this type'],
    ['[]string', 'required,dive,len=x', 'len', 'its value must be a whole number'],
    ['map[string]int', 'dive,keys,min=x,endkeys,min=1', 'min', 'its value must be a whole number'],
    ['string', 'dive,min=1', 'dive', 'it looks into lists and maps only'],
    ['any', 'email', 'email', 'it is no rule for values of this type'],
  ])('says why a rule of %s is not checked: %s', async (type, tag, rule, problem) => {
    const contract = `type A {\n\tX ${type} \`json:"x" validate:"${tag}"\`\n}\n`;
    expect((await findings(contract, 'validate-without-effect')).map(({ message }) => message)).toEqual([
      `The validation rule "${rule}" of the field "X" is not checked: ${problem}.`,
    ]);
  });

  it('says nothing of rules that hold anyway, or of a type that is not known yet', async () => {
    const contract =
      'type A<T> {\n\tX int `json:"x" validate:"required,number"`\n\tY bool `json:"y" validate:"boolean"`\n\tZ T `json:"z" validate:"email"`\n\tW []string `json:"w" validate:"required,unique"`\n}\n';
    expect(await findings(contract, 'validate-without-effect')).toEqual([]);
  });
});
