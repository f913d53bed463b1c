import { describe, expect, it } from 'vitest';
import { runCli } from '../../../support/run-cli.ts';

/** The example of a test in the README of a service. */
async function shown(contract: string): Promise<string> {
  const { files } = await runCli(['new', 'a.api', 'a', '--no-install', '--skip-git'], { 'a.api': contract });
  const readme = Object.entries(files).find(([path]) => path.endsWith('a/README.md'))?.[1] ?? '';
  return /^## Tests$[^]*?```ts\n([^]*?)```/m.exec(readme)?.[1] ?? '';
}

describe('the example of a test', () => {
  it('asks a route of the contract, of GET if there is one', async () => {
    const text = await shown(`type Id {
	Id int64 \`path:"id,range=[7:]"\`
}
service a {
	@handler make
	post /things
	@handler find
	get /things/:id (Id) returns (Id)
}
`);
    expect(text).toContain("app.inject({ method: 'GET', url: '/things/7' });");
    expect(text).toContain('statusCode, 200,');
    expect(text).not.toContain('bearer');
  });

  it('brings the token and the claims that the route asks for, and its status', async () => {
    const text = await shown(`@server (
	jwt:   Auth
	roles: admin
)
service a {
	@handler drop
	delete /things
}
`);
    expect(text).toContain('import { bearer, testConfig }');
    expect(text).toContain("  const headers = bearer(config, 'Auth', { roles: ['admin'] });\n");
    expect(text).toContain("app.inject({ method: 'DELETE', url: '/things', headers });");
    expect(text).toContain('statusCode, 204,');
  });

  it('sends a body where the route has one', async () => {
    const text = await shown(
      'type A {\n\tName string `json:"name"`\n}\nservice a {\n\t@handler a\n\tpost /a (A) returns (A)\n}\n',
    );
    expect(text).toContain("  const payload = { name: 'example' };\n");
    expect(text).toContain("app.inject({ method: 'POST', url: '/a', payload });");
  });

  it('is plain where every route needs more than fits on a line', async () => {
    const text = await shown(
      '@server (\n\tsse: true\n)\nservice a {\n\t@handler a\n\tget /a returns (string)\n}\n',
    );
    expect(text).toContain("app.inject({ method: 'GET', url: '/' });");
    expect(text).not.toContain('bearer');
  });
});
