import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('type-name-collision', () => {
  it.each([
    ['type user_info {}\ntype UserInfo {}\n', 'UserInfo'],
    ['type HTTPServer {}\ntype HttpServer {}\n', 'HttpServer'],
    ['type Date {}\ntype date {}\n', 'Date_'],
  ])('finds names that meet in the generated code: %j', async (contract, generated) => {
    const found = await findings(contract, 'type-name-collision');
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(`both be called "${generated}"`);
    expect(found[0]?.related).toHaveLength(1);
  });

  it('finds an expanded generic type that meets a declared one', async () => {
    const contract = 'type User {}\ntype Page<T> {\n\tItems []T\n}\ntype PageUser {\n\tP Page<User>\n}\n';
    const found = await findings(contract, 'type-name-collision');
    expect(found.map(({ at, related }) => [at, related])).toEqual([['Page<User>', ['PageUser']]]);
    expect(found[0]?.message).toContain('The types "Page<…>" and "PageUser" would');
  });

  it('leaves the duplicates of one name to their own rule', async () => {
    expect(await findings('type A {}\ntype A {}\n', 'type-name-collision')).toEqual([]);
  });
});
