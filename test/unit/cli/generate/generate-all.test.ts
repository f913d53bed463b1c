import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';
import { rewrite } from '../../../support/small-project.ts';

/** Three services in one repository, and folders that are nobody's business. */
async function monorepo(): Promise<MemoryHost> {
  const { host } = await runCli([], { 'user.api': smallContract });
  for (const place of ['apps/one', 'apps/two', 'three'])
    await runAgain(['new', 'user.api', place, '--no-install', '--skip-git'], host);
  for (const place of ['node_modules/x', 'dist/x', '.git/x']) {
    await host.files.makeDirectory(`${home}/${place}`);
    await host.files.write(`${home}/${place}/apigen.json`, '{');
  }
  return host;
}

const retitle = (text: string): string => text.replace('json:"name"', 'json:"title"');

describe('apigen generate --all', () => {
  it('finds every project and reports each in path order', async () => {
    const host = await monorepo();
    await rewrite(host, 'three/api/user.api', retitle);
    const run = await runAgain(['generate', '--all'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.stdout.match(/^── .*$/gm)).toEqual(['── apps/one', '── apps/two', '── three']);
    expect(run.stdout).toMatch(/✔ 3 projects, all as they should be\.\n$/);
    expect(run.files['three/src/gen/types/user.ts']).toContain('title: string;');
  });

  it('gives the worst exit code, and one failure stops nobody else', async () => {
    const host = await monorepo();
    await rewrite(host, 'apps/one/api/user.api', (text) => text.replace('returns (User)', 'returns (Usr)'));
    await rewrite(host, 'apps/two/src/gen/app.ts', (text) => `${text}// edited\n`);
    await rewrite(host, 'three/api/user.api', retitle);
    const run = await runAgain(['generate', '--all', '--json'], host);
    expect(run.exit).toBe(5);
    const place = expect.objectContaining({ file: 'apps/one/api/user.api' });
    const atOwnPlace = expect.arrayContaining([expect.objectContaining({ code: 'unknown-type', place })]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 5,
      projects: [
        { directory: 'apps/one', exitCode: 3, diagnostics: atOwnPlace },
        { directory: 'apps/two', exitCode: 5 },
        { directory: 'three', exitCode: 0 },
      ],
    });
    expect(run.files['three/src/gen/types/user.ts']).toContain('title: string;');
  });

  it('checks all of them for CI', async () => {
    const host = await monorepo();
    expect((await runAgain(['generate', '--all', '--check'], host)).exit).toBe(0);
    await rewrite(host, 'apps/two/api/user.api', retitle);
    const before = filesOf(host);
    const run = await runAgain(['generate', '--all', '--check'], host);
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('Next in apps/two:\n  apigen generate\n');
    expect(run.stdout).toMatch(/✘ 3 projects, 1 not as they should be:\n {2}apps\/two\n$/);
    expect(run.files).toEqual(before);
  });

  it('says that there is no project', async () => {
    const run = await runCli(['generate', '--all'], { 'user.api': smallContract });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('error[projects-not-found]');
  });
});
