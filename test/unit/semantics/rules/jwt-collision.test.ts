import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('jwt-collision', () => {
  const contract = (...names: readonly string[]): string =>
    names
      .map(
        (name, index) =>
          `@server (\n\tjwt: ${name}\n)\nservice user {\n\t@handler h${index}\n\tget /${index}\n}\n`,
      )
      .join('');

  it('finds names whose secrets would be one variable', async () => {
    const found = await findings(contract('AdminAuth', 'admin_auth', 'ADMIN_AUTH'), 'jwt-collision');
    expect(found.map(({ at, related }) => [at, related])).toEqual([
      ['admin_auth', ['AdminAuth']],
      ['ADMIN_AUTH', ['AdminAuth']],
    ]);
  });

  it('says nothing of one name in many places, and of different ones', async () => {
    expect(await findings(contract('Auth', 'Auth', 'Admin'), 'jwt-collision')).toEqual([]);
  });
});
