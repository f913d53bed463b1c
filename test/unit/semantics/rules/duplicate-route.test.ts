import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-route', () => {
  const block = (routes: readonly string[], prefix = ''): string =>
    `${prefix === '' ? '' : `@server (\n\tprefix: ${prefix}\n\tgroup: other\n)\n`}service user {\n${routes
      .map((route, index) => `\t@handler h${index}\n\t${route}\n`)
      .join('')}}\n`;

  it('compares with the prefix joined and slashes at the end dropped', async () => {
    const contract = block(['get /v1/a', 'get /a']) + block(['get /a/'], 'v1');
    expect(
      (await findings(contract, 'duplicate-route')).map(({ message, at, related }) => [message, at, related]),
    ).toEqual([['The route "get /v1/a" is already declared.', 'get /a/', ['/v1/a']]]);
  });

  it('keeps methods and upper case apart', async () => {
    expect(await findings(block(['get /a', 'post /a', 'get /A']), 'duplicate-route')).toEqual([]);
  });

  it('warns of paths that differ only in the names of parameters', async () => {
    const contract = block(['get /u/:id', 'get /u/:uid', 'get /u/me', 'get /u/:id/x', 'get /u/:uid/y']);
    expect((await findings(contract, 'ambiguous-route')).map(({ message }) => message)).toEqual([
      'The route "get /u/:uid" is never reached: "get /u/:id" answers the same requests.',
    ]);
  });

  it('refuses a parameter that stands twice, in the prefix too', async () => {
    expect(await findings(block(['get /a/:id/b/:id']), 'duplicate-path-parameter')).toHaveLength(1);
    expect(await findings(block(['get /:id'], '/x/:id'), 'duplicate-path-parameter')).toHaveLength(1);
  });
});
