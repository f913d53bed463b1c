import { describe, expect, it } from 'vitest';
import { compile } from '../../support/compile.ts';

const service = 'service s {\n\t@handler a\n\tpost /a (A)\n}\n';

/** What the first field of `A` is in the model: whether it may be null, and its default. */
async function firstField(types: string): Promise<unknown> {
  const { value } = await compile({ 'a.api': types + service });
  const field = value?.types.find(({ name }) => name === 'A')?.fields[0];
  return [field?.nullable, field?.defaultValue];
}

describe('shapeOf', () => {
  it.each([
    ['type A {\n\tX B `json:"x,default=1"`\n}\ntype B C\ntype C int\n', [false, 1]],
    [
      'type B C\ntype C *D\ntype D int\ntype A {\n\tX B `json:"x,default=1"`\n\tY D `json:"y"`\n}\n',
      [true, 1],
    ],
    ['type C *D\ntype D int\ntype A {\n\tX D `json:"x,default=1"`\n\tY C `json:"y"`\n}\n', [false, 1]],
    [
      'type P<T> T\ntype B P<int>\ntype A {\n\tX P<B> `json:"x,default=1"`\n\tY B `json:"y"`\n}\n',
      [false, 1],
    ],
  ])('follows names and keeps what stands in front of them: %j', async (types, expected) => {
    expect(await firstField(types)).toEqual(expected);
  });

  it('follows each of a long row of names once', async () => {
    const count = 20_000;
    const row = Array.from({ length: count }, (_, index) => `type T${index} T${index + 1}\n`).join('');
    const fields = Array.from(
      { length: count },
      (_, index) => `\tF${index} T${index} \`json:"f${index},default=a"\`\n`,
    );
    const last = `type T${count} string\n`;
    expect(await firstField(`${row}${last}type A {\n${fields.join('')}}\n`)).toEqual([false, 'a']);
  });

  it.each(['\tX []B\n\tY []P<B>\n', '\tY []P<B>\n\tX []B\n'])(
    'knows bytes behind generic names, in whatever order: %j',
    async (fields) => {
      const types = `type P<T> T\ntype B P<uint8>\ntype A {\n${fields}}\n`;
      const { value } = await compile({ 'a.api': types + service });
      const kinds = value?.types.find(({ name }) => name === 'A')?.fields.map(({ type }) => type.kind);
      expect(kinds).toEqual(['bytes', 'bytes']);
    },
  );
});
