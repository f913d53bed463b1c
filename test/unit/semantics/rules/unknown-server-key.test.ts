import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unknown-server-key', () => {
  const withKey = (key: string): string =>
    `@server (\n\t${key}: x\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n`;

  it.each([
    ['timout', 'timeout'],
    ['midleware', 'middleware'],
    ['Prefix', 'prefix'],
  ])('hints that %s may be meant as %s', async (key, near) => {
    expect((await findings(withKey(key), 'unknown-server-key'))[0]?.message).toContain(`"${near}" is.`);
  });

  it.each(['security', 'x-owner', 'foo', 'group'])('says nothing about %s', async (key) => {
    expect(await findings(withKey(key), 'unknown-server-key')).toEqual([]);
  });
});
