import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-prefix', () => {
  const withPrefix = (prefix: string): string =>
    `@server (\n\tprefix: ${prefix}\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n`;

  it.each(['"/v1/../x"', '"/v 1"', '"/a?b"', '"/a*"', '"/:"', '"/{id}"', '"/a\\"b"'])(
    'refuses %s',
    async (prefix) => {
      expect(await findings(withPrefix(prefix), 'invalid-prefix')).toHaveLength(1);
    },
  );

  it.each(['/v1', 'v1', 'v1/', '"/v1.0/a-b_c~d"', '/', '/tenants/:tenant'])('accepts %s', async (prefix) => {
    expect(await findings(withPrefix(prefix), 'invalid-prefix')).toEqual([]);
  });
});
