import { describe, expect, it } from 'vitest';
import { partsOfSample } from '../../../../../src/targets/service/sample/parts-of-sample.ts';
import { compile } from '../../../../support/compile.ts';

const service = 'service s {\n\t@handler a\n\tpost /a (A)\n}\n';

/** The properties of the sample of a struct with fields of such names and options. */
async function partsOf(fields: readonly string[]): Promise<readonly string[]> {
  const members = fields.map((field, index) => `\tF${index} string \`json:"${field}"\`\n`);
  const { value: model } = await compile({ 'a.api': `type A {\n${members.join('')}}\n${service}` });
  return [...partsOfSample(model?.types[0]?.fields ?? [])].map(({ property }) => property);
}

describe('partsOfSample', () => {
  it('takes what is required, and what that asks for', async () => {
    expect(await partsOf(['a', 'b,optional'])).toEqual(['a']);
    expect(await partsOf(['a,optional=b', 'b'])).toEqual(['a', 'b']);
    expect(await partsOf(['a,optional=b', 'b,optional'])).toEqual([]);
  });

  it('takes what has a default that its own rules refuse', async () => {
    const fields = [
      'A string `json:"a,default=x" validate:"min=2"`',
      'B string `json:"b,default=xy" validate:"min=2"`',
    ];
    const { value } = await compile({ 'a.api': `type A {\n\t${fields.join('\n\t')}\n}\n${service}` });
    const parts = partsOfSample(value?.types[0]?.fields ?? []);
    expect([...parts].map(({ property }) => property)).toEqual(['a']);
  });

  it('takes one of two that exclude each other', async () => {
    expect(await partsOf(['a,optional=!b', 'b,optional=!a'])).toEqual(['a']);
    expect(await partsOf(['a,optional=!b', 'b,optional'])).toEqual(['a']);
    expect(await partsOf(['a,optional=!b', 'b'])).toEqual(['b']);
  });

  it('leaves out a circle', async () => {
    expect(await partsOf(['a,optional=b', 'b,optional=c', 'c,optional=a'])).toEqual([]);
    expect(await partsOf(['a,optional=b', 'b,optional=b'])).toEqual([]);
  });

  it.each([false, true])('follows long rows of fields', async (isNegated) => {
    const count = 30_000;
    const { value } = await compile({ 'a.api': `type A {\n\tX int\n}\n${service}` });
    const [field] = value?.types[0]?.fields ?? [];
    if (field === undefined) throw new Error('There is one.');
    const row = Array.from({ length: count }, (_, index) => ({
      ...field,
      property: `f${index}`,
      required: index === count - 1,
      dependency: index === count - 1 ? null : { property: `f${index + 1}`, isNegated },
    }));
    expect(partsOfSample(row).size).toBe(isNegated ? count / 2 : count);
  });
});
