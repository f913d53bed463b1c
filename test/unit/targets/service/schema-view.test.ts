import { describe, expect, it } from 'vitest';
import { compile } from '../../../support/compile.ts';
import { generateService } from '../../../support/generate-service.ts';

describe('viewSchemas', () => {
  it('prints every type of a chain that is longer than the call stack', async () => {
    const length = 3000;
    const types = Array.from(
      { length },
      (_, index) => `type T${index} {\n\tNext []T${index + 1} \`json:"next"\`\n}\n`,
    );
    const last = `type T${length} {\n\tName string \`json:"name"\`\n}\n`;
    const { value: model } = await compile({
      'user.api': `${types.join('')}${last}service user-api {\n\t@handler probe\n\tpost /probe (T0)\n}\n`,
    });
    if (model === null) throw new Error('The contract has errors.');
    const files = await generateService(model);
    const schemas = [...files].find(([path]) => path === 'src/gen/schema/user.ts')?.[1].content ?? '';
    expect(schemas.match(/^export const /gm)).toHaveLength(length + 1);
  });
});
