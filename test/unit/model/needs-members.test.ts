import { describe, expect, it } from 'vitest';
import { compile } from '../../support/compile.ts';

const service = 'service user-api {\n\t@handler probe\n\tpost /probe (T0)\n}\n';

/** Of many structs, each of which holds the next in `fields`: whether the one at a place must hold one, and what stands for it. */
async function firstField(count: number, fields: readonly string[], last: string, at = 0): Promise<unknown> {
  const structs = Array.from({ length: count }, (_, index) => {
    const members = fields.map((name) => `\t${name} T${index + 1} \`json:"${name}"\`\n`).join('');
    return `type T${index} {\n${members}}\n`;
  });
  const end = `type T${count} {\n\tZ string \`json:"z${last}"\`\n}\n`;
  const { value } = await compile({ 'user.api': structs.join('') + end + service });
  const field = value?.types[at]?.fields[0];
  return [field?.required, field?.defaultValue];
}

describe('needsMembers', () => {
  it.each([1, 2, 5_000])('looks through a chain of %i structs', async (count) => {
    expect(await firstField(count, ['X'], ',optional')).toEqual([false, {}]);
    expect(await firstField(count, ['X'], '')).toEqual([true, undefined]);
  });

  it('takes a default that is no value of the type for none', async () => {
    expect(await firstField(1, ['X'], ',default=a')).toEqual([false, {}]);
    const { value } = await compile({
      'user.api': `type T0 {\n\tX T1 \`json:"x"\`\n}\ntype T1 {\n\tZ int \`json:"z,default=a"\`\n}\n${service}`,
    });
    expect(value?.types[0]?.fields[0]).toMatchObject({ required: true });
  });

  it('looks at a struct once, however many hold it', async () => {
    expect(await firstField(60, ['X', 'Y'], ',optional', 55)).toEqual([false, {}]);
    expect(await firstField(60, ['X', 'Y'], '')).toEqual([true, undefined]);
  });
});
