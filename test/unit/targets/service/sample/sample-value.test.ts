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

  it.each([
    ['any', 'options=a|b', 'a'],
    ['[]any', 'options=a|b', ['a']],
    ['[0]string', '', []],
  ])('obeys the rules of %s', async (type, option, value) => {
    expect(await sampleOf(`type A {\n\tX ${type} \`json:"x,${option}"\`\n}\n`)).toEqual({ x: value });
  });

  it.each([
    ['int', 'default=1', 'min=2', 2],
    ['string', 'default=', 'required', 'example'],
    ['[]string', 'default=[]', 'min=1', ['example']],
    ['[]int', 'default=[1]', 'dive,min=2', [2]],
    ['int64', 'default=9223372036854775807', 'omitempty', 1],
    ['map[string]int', 'default={}', 'min=1', { example1: 1 }],
  ])('has a %s whose %s is refused by %s', async (type, option, rule, value) => {
    const fields = `\tX ${type} \`json:"x,${option}" validate:"${rule}"\`\n\tY int \`json:"y,optional"\`\n`;
    expect(await sampleOf(`type A {\n${fields}}\n`)).toEqual({ x: value });
  });

  it('leaves out what has a default that is taken', async () => {
    const fields = '\tX int `json:"x,default=2" validate:"min=2"`\n\tY []string `json:"y,default=[a]"`\n';
    const more =
      '\tZ string `json:"z,default=c,options=a|b"`\n\tE string `json:"e,default=a@b.example" validate:"email"`\n';
    expect(await sampleOf(`type A {\n${fields}${more}}\n`)).toEqual({});
  });

  it('makes maps of a size that is allowed, and none where there is no such size', async () => {
    const map = (rule: string): string =>
      `type A {\n\tX map[string]int \`json:"x" validate:"required,${rule}"\`\n}\n`;
    expect(await sampleOf(map('ne=0'))).toEqual({ x: { example1: 1 } });
    expect(await sampleOf(map('min=3,max=2'))).toBeUndefined();
  });

  it('makes no list of millions', async () => {
    expect(await sampleOf('type A {\n\tX []int `json:"x" validate:"min=4000000000"`\n}\n')).toBeUndefined();
  });
});
