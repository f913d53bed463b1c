import { describe, expect, it } from 'vitest';
import { compile } from '../../../support/compile.ts';
import { generateService } from '../../../support/generate-service.ts';

/** How the handler of a route takes its request apart, whose one header has a type and options. */
async function headerReader(name: string, type: string, options = '', others = ''): Promise<string> {
  const field = `\tValue ${type} \`header:"${name}${options}"\`\n${others}`;
  const route = 'service user {\n\t@handler a\n\tget /a (Req)\n}\n';
  const { value } = await compile({ 'user.api': `type Flag bool\ntype Req {\n${field}}\n${route}` });
  if (value === null) throw new Error('The contract has errors.');
  const code = (await generateService(value)).get('src/gen/handler/root.ts')?.content ?? '';
  return /^ {2}const .+?(?=\n {2}const req)/ms.exec(code)?.[0] ?? '';
}

describe('viewRequestParts', () => {
  it.each([
    ['string', ''],
    ['string', ',options=a|b'],
    ['int', ''],
    ['[]string', ''],
    ['time.Time', ''],
  ])('takes a header of type %s%s with the other parts', async (type, options) => {
    const query = '\tPage int `form:"page"`\n';
    expect(await headerReader('Origin', type, options, query)).toBe('  const { query, headers } = request;');
  });

  // `string & true` is never, and with it all headers would be; `unknown & (string | undefined)` may be missing.
  it.each([
    ['bool', ''],
    ['any', ''],
    ['Flag', ''],
    ['int', ',options=1|2'],
  ])('gives headers their own type where one is of type %s%s', async (type, options) => {
    const typed = "  const headers: ARoute['Headers'] = request.headers;";
    expect(await headerReader('Origin', type, options)).toBe(typed);
    const query = '\tPage int `form:"page"`\n';
    expect(await headerReader('DNT', type, options, query)).toBe(`  const { query } = request;\n${typed}`);
  });
});
