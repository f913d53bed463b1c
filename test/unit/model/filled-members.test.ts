import { describe, expect, it } from 'vitest';
import { compile } from '../../support/compile.ts';

const service = 'service user-api {\n\t@handler probe\n\tpost /probe (T0)\n}\n';

/** Of structs that hold the next one twice, down to one with a default: which must be given where they are held. */
async function required(levels: number): Promise<readonly (boolean | undefined)[]> {
  const structs = Array.from({ length: levels }, (_, index) => {
    const members = ['x', 'y'].map((name) => `\t${name} T${index + 1} \`json:"${name}"\`\n`);
    return `type T${index} {\n${members.join('')}}\n`;
  });
  const end = `type T${levels} {\n\tZ string \`json:"z,default=a"\`\n}\n`;
  const { value } = await compile({ 'user.api': structs.join('') + end + service });
  return (value?.types ?? []).slice(0, levels).map(({ fields }) => fields[0]?.required);
}

describe('filledMembers', () => {
  it('is few where structs hold others a few times', async () => {
    expect(await required(8)).toEqual(Array.from({ length: 8 }, () => false));
  });

  it('lets no empty request fill in millions of defaults', async () => {
    const found = await required(2_000);
    expect(found.slice(-11)).toEqual(Array.from({ length: 11 }, () => false));
    expect(found[1_980]).toBe(true);
  });
});
