import { describe, expect, it } from 'vitest';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

describe('path-parameter-unread', () => {
  const contract = (path: string, fields: string): string =>
    `type Base {\n\tTenant string \`path:"tenant"\`\n}\ntype Req {\n${fields}\n}\nservice user {\n\t@handler ping\n\tget ${path} (Req)\n}\n`;

  it('warns of a parameter that no field reads', async () => {
    expect(
      (await findings(contract('/u/:id/:name', '\tId int `path:"id"`'), 'path-parameter-unread')).map(
        ({ message }) => message,
      ),
    ).toEqual(['No field of the request reads the path parameter "name".']);
  });

  it.each([
    ['', 'Give the request a field with the tag `path:"id"`.'],
    ['(Req)', 'Give the request a field with the tag `path:"id"`.'],
    [
      '([]Req)',
      'A list, a map or a single value has no field for it: the logic finds its text in "ctx.request.params".',
    ],
  ])('hints at where the parameter can be read, with the request "%s"', async (request, hint) => {
    const text = `type Req {\n\tX int \`json:"x"\`\n}\nservice user {\n\t@handler ping\n\tpost /u/:id ${request}\n}\n`;
    const { diagnostics } = await analyzeText(text);
    const found = diagnostics.filter(({ code }) => code === 'path-parameter-unread');
    expect(found.map((each) => each.hint)).toEqual([hint]);
  });

  it('warns of a required field that no parameter fills', async () => {
    const found = await findings(
      contract('/u/:uid', '\tId int `path:"id"`\n\tUid int `path:"uid"`'),
      'path-parameter-missing',
    );
    expect(found.map(({ at, related }) => [at, related])).toEqual([['/u/:uid', ['Id']]]);
  });

  it('knows the name of what a path takes in at its end', async () => {
    const field = '\tRest string `path:"*"`';
    expect(await findings(contract('/files/*', field), 'path-parameter-missing')).toEqual([]);
    expect(await findings(contract('/files', field), 'path-parameter-missing')).toHaveLength(1);
  });

  it('looks into embedded types and accepts fields that need no parameter', async () => {
    const text = contract(
      '/:tenant/u',
      '\tBase\n\tA int `path:"a,optional"`\n\tB int `path:"b,default=1"`\n\tC int `path:"c" form:"c"`',
    );
    expect(await findings(text, 'path-parameter-unread')).toEqual([]);
    expect(await findings(text, 'path-parameter-missing')).toEqual([]);
  });

  it('proposes a parameter only where its name can stand in a path', async () => {
    const contract =
      'type A {\n\tX int `path:"item"`\n\tY int `path:"a b"`\n}\nservice user {\n\t@handler ping\n\tget /ping (A)\n}\n';
    const { diagnostics } = await analyzeText(contract);
    const found = diagnostics.filter(({ code }) => code === 'path-parameter-missing');
    expect(found.map(({ hint }) => hint)).toEqual([
      'Add ":item" to the path.',
      'Give the field a name of letters, digits and "_" in its tag, and the path a parameter of that name.',
    ]);
  });
});
