import { describe, expect, it } from 'vitest';
import { serverKeys } from '../../../../src/semantics/server-keys.ts';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

describe('invalid-server-value', () => {
  const withValue = (line: string): string =>
    `@server (\n\t${line}\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n`;

  it.each([
    'timeout: soon',
    'timeout: 3000',
    'timeout: "-1s"',
    'maxBytes: lots',
    'maxBytes: 0',
    'jwt: "A B"',
    'jwt: __proto__',
    'jwt: Pkg.',
    'jwt: .Jwt',
    'jwt: Pkg..Jwt',
    'middleware: "A B"',
    'sse: yes',
    'signature: 1',
    'rateLimit: fast',
    'rateLimit: 0/1m',
    'cache: 0',
    'status: 404',
    'status: ok',
    'deprecated: maybe',
    'scopes: read write',
  ])('refuses %s', async (line) => {
    const found = await findings(withValue(line), 'invalid-server-value');
    expect(found.map((each) => each.line)).toEqual([2]);
  });

  it.each([
    'timeout: 3s',
    'timeout: 0',
    'timeout: 0s',
    'timeout: 1h30m',
    'maxBytes: 1048576',
    'maxBytes: 10m',
    'maxBytes: "512k"',
    'jwt: Auth',
    'jwt: Pkg.Jwt',
    'middleware: A, B',
    'middleware: A,B',
    'sse: false',
    'rateLimit: "100/1m"',
    'rateLimit: "10/s by user"',
    'roles: admin, support',
    'scopes: "read:user, write:user"',
    'status: 201',
    'anything: goes',
  ])('accepts %s', async (line) => {
    expect(await findings(withValue(line), 'invalid-server-value')).toEqual([]);
  });

  it('hints at a value that the key accepts', async () => {
    expect([...serverKeys].filter(([, { accepts, example }]) => !accepts(example))).toEqual([]);
    const { diagnostics } = await analyzeText(withValue('rateLimit: fast'));
    expect(diagnostics.find(({ code }) => code === 'invalid-server-value')?.hint).toBe(
      'Write for example "rateLimit: 100/1m".',
    );
  });
});
