import { describe, expect, it } from 'vitest';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const upload = `
type UploadReq {
	Picture file \`form:"picture"\`
}

service user-api {
	@handler upload
	post /pictures (UploadReq)
}
`;

describe('findMissingDependencies', () => {
  it('names what a changed contract needs besides, until "apigen update" has merged it in', async () => {
    const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
      'api/user.api': smallContract.replace(/service \S+/g, 'service user-api'),
    });
    const contract = filesOf(host)['api/user.api'] ?? '';
    await host.files.write(`${home}/api/user.api`, contract + upload);
    const generated = await runAgain(['generate'], host);
    expect(generated.exit, generated.stderr).toBe(0);
    expect(generated.stderr).toContain('dependency-missing');
    expect(generated.stderr).toContain('"@fastify/multipart"');
    expect((await runAgain(['update'], host)).exit).toBe(0);
    const settled = await runAgain(['generate', '--force'], host);
    expect(settled.stderr).not.toContain('dependency-missing');
  });

  it('says nothing of a package.json that is gone or unreadable', async () => {
    const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
      'api/user.api': smallContract,
    });
    await host.files.write(`${home}/package.json`, 'not JSON');
    expect((await runAgain(['generate', '--force'], host)).stderr).not.toContain('dependency-missing');
    await host.files.removeFile(`${home}/package.json`);
    expect((await runAgain(['generate', '--force'], host)).stderr).not.toContain('dependency-missing');
  });
});
