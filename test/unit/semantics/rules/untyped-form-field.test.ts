import { describe, expect, it } from 'vitest';
import { codes, findings } from '../../../support/rule-tester.ts';

const code = 'untyped-form-field';
const service = (method = 'post'): string =>
  `service user {\n\t@handler upload\n\t${method} /photos (Req)\n}\n`;
const request = (type: string, tag = 'form:"photo,optional"'): string =>
  `type Req {\n\tPhoto ${type} \`${tag}\`\n}\n`;

describe('untyped-form-field', () => {
  it.each([
    ['interface{}', 'file'],
    ['any', 'file'],
    ['*interface{}', 'file'],
    ['[]interface{}', '[]file'],
    ['[]any', '[]file'],
  ])('asks of %s whether "%s" was meant', async (type, meant) => {
    expect(await findings(request(type) + service(), code)).toEqual([
      {
        message: `The form field "Photo" may be anything, which in a form is text; did you mean "${meant}"?`,
        line: 2,
        at: 'Photo',
        related: [],
      },
    ]);
  });

  it('asks once of a field that several requests have, by embedding too', async () => {
    const base = request('any').replace('Req', 'Base');
    const other = '\n\t@handler replace\n\tput /photos (Base)\n';
    const contract = `${base}type Req {\n\tBase\n}\n${service().replace(/\n\}\n$/, `${other}}\n`)}`;
    expect(await findings(contract, code)).toHaveLength(1);
  });

  it('asks of a request that is declared in place', async () => {
    const contract = service().replace('Req', '{\n\t\tA any `form:"a"`\n\t}');
    expect((await findings(contract, code)).map(({ at }) => at)).toEqual(['A']);
  });

  it.each([
    ['a query', request('any') + service('get')],
    ['a query of a method without a form', request('any') + service('delete')],
    ['JSON', request('any', 'json:"photo"') + service()],
    ['a header', request('any', 'header:"photo"') + service()],
    ['a type', request('string') + service()],
    ['a file', request('file') + service()],
    ['a map', request('map[string]any') + service()],
    ['no request', request('any') + service().replace('(Req)', '')],
    ['a whole body', service().replace('Req', 'any')],
  ])('has nothing to ask of %s', async (_what, contract) => {
    expect(await codes(contract)).not.toContain(code);
  });
});
