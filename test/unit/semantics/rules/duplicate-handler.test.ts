import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-handler', () => {
  const route = (handler: string, path = handler): string => `\t@handler ${handler}\n\tget /${path}\n`;
  const block = (routes: string, group = ''): string =>
    `${group === '' ? '' : `@server (\n\tgroup: ${group}\n)\n`}service user {\n${routes}}\n`;

  it('finds a handler that stands twice in a group, over blocks and files', async () => {
    const files = {
      'user.api': `import "b.api"\n${block(route('ping', 'a') + route('ping', 'b'), 'x')}`,
      'b.api': block(route('ping', 'c'), 'x'),
    };
    expect((await findings(files, 'duplicate-handler')).map(({ line, related }) => [line, related])).toEqual([
      [8, ['ping']],
      ['b.api:5', ['ping']],
    ]);
  });

  it('names the group, which is often the slip', async () => {
    const twice = route('ping', 'a') + route('ping', 'b');
    const messages = async (group: string) =>
      (await findings(block(twice, group), 'duplicate-handler')).map(({ message }) => message);
    expect(await messages('admin/user')).toEqual([
      'The handler "ping" is already used in the group "admin/user".',
    ]);
    expect(await messages('')).toEqual(['The handler "ping" is already used.']);
  });

  it('lets different groups have the same handlers', async () => {
    expect(
      await findings(block(route('ping', 'a'), 'x') + block(route('ping', 'b'), 'y'), 'duplicate-handler'),
    ).toEqual([]);
  });

  it.each([
    ['getUser', 'getUserHandler', 'GetUser'],
    ['getUser', 'GetUser', 'GetUser'],
    ['getUser', 'get_user', 'GetUser'],
    ['getUserLogic', 'getUserHandler', 'GetUser'],
  ])('finds that %s and %s meet', async (first, second, generated) => {
    const found = await findings(block(route(first, 'a') + route(second, 'b')), 'handler-collision');
    expect(found.map(({ at, related }) => [at, related])).toEqual([[second, [first]]]);
    expect(found[0]?.message).toContain(`"${generated}"`);
  });

  it('refuses names that no function can have', async () => {
    expect(await findings(block(route('_', 'a')), 'invalid-handler')).toHaveLength(1);
    expect(await findings(block(route('_1', 'a')), 'invalid-handler')).toHaveLength(1);
    expect(await findings(block(route('Handler', 'a') + route('delete', 'b')), 'invalid-handler')).toEqual(
      [],
    );
  });
});
