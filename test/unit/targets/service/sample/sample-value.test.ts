import { describe, expect, it } from 'vitest';
import { sampleValue } from '../../../../../src/targets/service/sample/sample-value.ts';
import { compile } from '../../../../support/compile.ts';

async function sampleOf(types: string): Promise<unknown> {
  const service = 'service s {\n\t@handler a\n\tpost /a (A)\n}\n';
  const { value: model } = await compile({ 'a.api': `${types}${service}` });
  if (model === null) throw new Error('The contract has errors.');
  return sampleValue({ kind: 'ref', name: 'A' }, {}, new Map(model.types.map((type) => [type.name, type])));
}

describe('sampleValue', () => {
  it('shows a type that holds itself once', async () => {
    const node =
      'type A {\n\tLeft *A `json:"left"`\n\tRight *A `json:"right"`\n\tKids []A `json:"kids"`\n\tBy map[string]A `json:"by" validate:"required"`\n}\n';
    expect(await sampleOf(node)).toEqual({ left: null, right: null, kids: [], by: {} });
    expect(await sampleOf('type A []A\n')).toEqual([]);
    const pair =
      'type A {\n\tOther *B `json:"other"`\n}\ntype B {\n\tBack []A `json:"back"`\n\tX int `json:"x"`\n}\n';
    expect(await sampleOf(pair)).toEqual({ other: { back: [], x: 1 } });
  });

  it('stays small where many types hold each other', async () => {
    const types = Array.from(
      { length: 40 },
      (_, index) =>
        `type T${index} {\n\tL []T${(index * 7 + 1) % 40} \`json:"l"\`\n\tR *T${(index * 3 + 2) % 40} \`json:"r"\`\n}\n`,
    );
    const sample = await sampleOf(`${types.join('')}type A {\n\tT T0 \`json:"t"\`\n}\n`);
    expect(JSON.stringify(sample).length).toBeLessThan(1000);
  });

  it('finds none for what cannot end', async () => {
    expect(await sampleOf('type A {\n\tX []A `json:"x" validate:"min=1"`\n}\n')).toBeUndefined();
  });

  it.each([
    ['that hold others many times', '\tX# T@ `json:"x#"`\n'],
    ['with lists of several', '\tX# []T@ `json:"x#" validate:"min=9"`\n'],
  ])('finds none for types %s, which would not fit into a test', async (_, field) => {
    const types = Array.from({ length: 11 }, (_type, level) => {
      const fields = Array.from({ length: 9 }, (_field, index) =>
        field.replaceAll('#', String(index)).replace('@', String(level + 1)),
      );
      return `type T${level} {\n${fields.join('')}}\n`;
    });
    const last = 'type T11 {\n\tZ string `json:"z"`\n}\n';
    expect(await sampleOf(`${types.join('')}${last}type A {\n\tT T0 \`json:"t"\`\n}\n`)).toBeUndefined();
    expect(await sampleOf(`${types.join('')}${last}type A {\n\tT *T0 \`json:"t"\`\n}\n`)).toEqual({
      t: null,
    });
  });

  it('makes no list of millions', async () => {
    expect(await sampleOf('type A {\n\tX []int `json:"x" validate:"min=4000000000"`\n}\n')).toBeUndefined();
  });
});
