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
});
