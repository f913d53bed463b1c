import { describe, expect, it } from 'vitest';
import { compile } from '../../../support/compile.ts';
import { generateService } from '../../../support/generate-service.ts';

async function contractTest(contract: string): Promise<string> {
  const { value } = await compile({ 'user.api': contract });
  if (value === null) throw new Error('The contract has errors.');
  const file = (await generateService(value)).get('test/gen/contract.test.ts');
  return file?.content ?? '';
}

describe('the contract test of a service', () => {
  it.each([
    ['without a route', 'service user {\n}\n'],
    ['whose routes no test can call', 'service user {\n\t@handler a\n\ttrace /a\n}\n'],
    ['with a route', 'service user {\n\t@handler a\n\tget /a\n}\n'],
  ])('uses every name that it imports: one %s', async (_, contract) => {
    const code = await contractTest(contract);
    const imported = [...code.matchAll(/^import (?:type )?\{ (.+) \}/gm)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replace('type ', '')),
    );
    expect(imported).toContain('it');
    const body = code.slice(code.lastIndexOf('import '));
    expect(
      imported.filter((name) => !new RegExp(`\\b${name}\\b`).test(body.replace(/^import .+/, ''))),
    ).toEqual([]);
  });

  it.each(['json:"id" path:"id"', 'form:"id,optional" path:"id,optional"', 'header:"id" path:"id"'])(
    'puts into the path what a field with the tag %s takes from there',
    async (tag) => {
      const type = `type Req {\n\tId int64 \`${tag}\`\n}\n`;
      const code = await contractTest(`${type}service user {\n\t@handler a\n\tpost /a/:id (Req)\n}\n`);
      expect(code).toMatch(/url: '\/a\/\d+/);
    },
  );

  it('sends a field that depends on one that depends on another, and leaves out what excludes it', async () => {
    const fields = ['id', 'a,optional=id', 'b,optional=a', 'c,optional=!b', 'd,optional=!e', 'e,optional=!d'];
    const type = `type Req {\n${fields.map((tag) => `\t${tag[0]}x string \`json:"${tag}"\`\n`).join('')}}\n`;
    const code = await contractTest(`${type}service user {\n\t@handler a\n\tpost /a (Req)\n}\n`);
    expect(code).toContain("payload: { id: 'example', a: 'example', b: 'example', d: 'example' }");
  });

  it('leaves out what the path has no parameter for, and says why where it is required', async () => {
    const contract = (tag: string): string =>
      `type Req {\n\tId int64 \`path:"${tag}"\`\n}\nservice user {\n\t@handler a\n\tget /a (Req)\n}\n`;
    const optional = await contractTest(contract('id,optional'));
    expect(optional).toContain("it('answers', () => answers(app, request));");
    expect(optional).not.toContain('refuses');
    expect(await contractTest(contract('id'))).toContain(
      'The path has no parameter for "Id", so every request is refused.',
    );
  });
});
