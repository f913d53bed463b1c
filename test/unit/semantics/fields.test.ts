import { describe, expect, it } from 'vitest';
import { compile } from '../../support/compile.ts';

const service = 'service s {\n\t@handler a\n\tpost /a (T0)\n}\n';

/** The properties of `T0` with everything that it embeds. */
async function fieldsOf(types: string): Promise<readonly string[]> {
  const { value } = await compile({ 'a.api': types + service });
  return (value?.types.find(({ name }) => name === 'T0')?.fields ?? []).map(({ property }) => property);
}

describe('flattenFields', () => {
  it('has the fields of a struct once that is embedded on several ways, where it lies least deep', async () => {
    const deep = 'type Deep {\n\tBase\n\tD int `json:"d"`\n}\ntype Base {\n\tB int `json:"b"`\n}\n';
    expect(await fieldsOf(`type T0 {\n\tDeep\n\tX int \`json:"x"\`\n\tBase\n}\n${deep}`)).toEqual([
      'd',
      'x',
      'b',
    ]);
    expect(await fieldsOf(`type T0 {\n\tBase\n\tDeep\n}\n${deep}`)).toEqual(['b', 'd']);
  });

  it('looks at each struct once, however many embed it', async () => {
    const count = 80;
    const types = Array.from({ length: count }, (_, index) => {
      const embedded = Array.from({ length: 60 }, (_each, next) => `\t*T${(index + next + 1) % count}\n`);
      return `type T${index} {\n${embedded.join('')}\tX int \`json:"x${index}"\`\n}\n`;
    });
    expect(new Set(await fieldsOf(types.join(''))).size).toBe(count);
  });
});
