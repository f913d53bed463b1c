import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-group', () => {
  const block = (group: string, handler = 'ping'): string =>
    `@server (\n\tgroup: ${group}\n)\nservice user {\n\t@handler ${handler}\n\tget /${handler}\n}\n`;

  it.each([
    '"../x"',
    '"a/../b"',
    '"./a"',
    '"C:/x"',
    '"a\\\\b"',
    '"a/con"',
    '"__"',
    '"a\u0000b"',
    '"node_modules"',
  ])('refuses %s', async (group) => {
    const isParsed = (await findings(block(group), 'null-character')).length === 0;
    if (isParsed) expect(await findings(block(group), 'invalid-group')).toHaveLength(1);
  });

  it.each(['user', 'user/admin', 'v0/order', 'public_user', '用户'])('accepts %s', async (group) => {
    expect(await findings(block(group), 'invalid-group')).toEqual([]);
    expect(await findings(block(group), 'group-slashes')).toEqual([]);
  });

  it('reads slashes around a group away, with a warning', async () => {
    expect((await findings(block('"/a//b/"'), 'group-slashes')).map(({ message }) => message)).toEqual([
      'The group "/a//b/" is read as "a/b".',
    ]);
  });

  it.each([
    ['userAdmin', 'user_admin'],
    ['User', 'user'],
    ['a/B', 'a/b'],
  ])('finds that %s and %s are one folder', async (first, second) => {
    const found = await findings(block(first, 'a') + block(second, 'b'), 'group-collision');
    expect(found.map(({ at, related }) => [at, related])).toEqual([[second, [first]]]);
  });

  it('lets blocks share a group', async () => {
    expect(await findings(block('user', 'a') + block('user', 'b'), 'group-collision')).toEqual([]);
  });
});
