import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-key', () => {
  it('finds a key of info that stands twice, with both ends', async () => {
    expect(await findings('info (\n\ttitle: "A"\n\ttitle: "B"\n)\n', 'duplicate-key')).toEqual([
      { message: 'The key "title" stands twice in "info".', line: 3, at: 'title', related: ['title'] },
    ]);
  });

  it('warns of a repeated key in one @server, on blocks and on routes', async () => {
    const contract = `@server (
	jwt: A
	jwt: B
)
service user {
	@server (
		timeout: 1s
		timeout: 2s
	)
	@handler ping
	get /ping
}
`;
    const found = await findings(contract, 'repeated-server-key');
    expect(found.map(({ line, at }) => [line, at])).toEqual([
      [3, 'jwt'],
      [8, 'timeout'],
    ]);
  });

  it('lets a route override a key of its block', async () => {
    const contract =
      '@server (\n\ttimeout: 1s\n)\nservice user {\n\t@server (timeout: 2s)\n\t@handler ping\n\tget /ping\n}\n';
    expect(await findings(contract, 'repeated-server-key')).toEqual([]);
  });
});
