import { describe, expect, it } from 'vitest';
import { compile } from '../../../support/compile.ts';
import { generateService } from '../../../support/generate-service.ts';

async function contractTest(contract: string): Promise<string> {
  const { value } = await compile({ 'user.api': contract });
  if (value === null) throw new Error('The contract has errors.');
  const file = (await generateService(value)).get('test/gen/contract.test.ts');
  return file?.content ?? '';
}

/** A service with one route, whose request has these fields. */
function upload(...fields: readonly string[]): string {
  const type = `type Req {\n${fields.map((field) => `\t${field}\n`).join('')}}\n`;
  return `${type}service user {\n\t@handler a\n\tpost /a (Req)\n}\n`;
}

/** No text is known that has this pattern. */
const unknown = 'Name string `form:"name" validate:"startswith=a,excludes=a"`';

describe('the contract test of a service', () => {
  it.each([
    ['without a route', 'service user {\n}\n'],
    ['whose routes no test can call', 'service user {\n\t@handler a\n\ttrace /a\n}\n'],
    ['with a route', 'service user {\n\t@handler a\n\tget /a\n}\n'],
    ['with an optional file', upload('Pic file `form:"pic,optional"`')],
    ['with an optional file in a list', upload('Pics []file `form:"pics,optional"`')],
    ['with a list of files', upload('Pics []file `form:"pics"`')],
    [
      'with an optional file and a text',
      upload('Pic file `form:"pic,optional"`', 'Name string `form:"name"`'),
    ],
    ['with a text alone', upload('Name string `form:"name"`')],
    ['with a file and a field without a known value', upload('Pic file `form:"pic,optional"`', unknown)],
    [
      'with calls for names',
      upload('Pic file `form:"file,optional"`', 'Name string `form:" answers(app, request"`'),
    ],
  ])('imports the names that it uses, and no other: one %s', async (_, contract) => {
    const code = await contractTest(contract);
    const imported = [...code.matchAll(/^import (?:type )?\{ (.+) \}/gm)].flatMap(([, names = '']) =>
      names.split(', ').map((name) => name.replace('type ', '')),
    );
    expect(imported).toContain('it');
    const body = code.slice(code.lastIndexOf('import ')).replace(/^import .+/, '');
    // What stands in texts is no use of a name.
    const bare = body.replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
    const names = ['answers', 'bearer', 'file', 'form', 'refuses', ...imported];
    const used = new Set(names.filter((name) => new RegExp(`(?<![.\\w])${name}\\b(?!:)`).test(bare)));
    expect(new Set(imported)).toEqual(used);
    if (/\brequest\b/.test(bare)) expect(bare).toContain('const request: InjectOptions = ');
  });

  it.each([
    ['Pic file `form:"pic,optional"`', 'form({})'],
    ['Pics []file `form:"pics"`', 'form({ pics: [file] })'],
    ['Pics [2]file `form:"pics"`', 'form({ pics: [file, file] })'],
    ['Pics []file `form:"pics" validate:"min=2"`', 'form({ pics: [file, file] })'],
    ['Pics []file `form:"pics" validate:"omitempty,min=3"`', 'form({ pics: [file, file, file] })'],
    ['Pics []file `form:"pics" validate:"ne=1"`', 'form({ pics: [file, file] })'],
  ])('sends as many files as %s asks for', async (field, payload) => {
    expect(await contractTest(upload(field))).toContain(`payload: ${payload}`);
  });

  it.each([
    ['form:"ids"', '?ids=1&ids=1'],
    ['header:"ids"', "ids: '1,1'"],
  ])('sends as many elements as rules ask for that allow an empty list: %s', async (tag, sent) => {
    const type = `type Req {\n\tIds []int64 \`${tag} validate:"omitempty,min=2"\`\n}\n`;
    const code = await contractTest(`${type}service user {\n\t@handler a\n\tget /a (Req)\n}\n`);
    expect(code).toContain(sent);
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

  it('leaves out no User-Agent, which the test client would send all the same', async () => {
    const agent = 'Agent string `header:"User-Agent"`';
    expect(await contractTest(upload(agent))).not.toContain('without');
    const code = await contractTest(upload(agent, 'Trace string `header:"X-Trace"`'));
    expect(code).toContain('refuses a request without "x-trace"');
  });
});
