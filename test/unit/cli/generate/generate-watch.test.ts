import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

type Edit = (host: MemoryHost) => Promise<void>;

const edit =
  (path: string, change: (text: string) => string): Edit =>
  (host) =>
    host.files.write(`${home}/${path}`, change(filesOf(host)[path] ?? ''));

/** A new project, watched while the edits come one after the other and then Ctrl+C. */
async function watch(edits: readonly Edit[], argv: readonly string[] = []) {
  const { host } = await runCli(
    ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'],
    { 'api/user.api': smallContract },
    { edits },
  );
  return runAgain(['generate', '--watch', ...argv], host);
}

describe('apigen generate --watch', () => {
  it('generates after each change and ends with 130', async () => {
    const run = await watch([
      edit('api/user.api', (text) => text.replace('json:"name"', 'json:"title"')),
      edit('api/user.api', (text) => text.replace('json:"title"', 'json:"label"')),
    ]);
    expect(run.exit).toBe(130);
    expect(run.files['src/gen/types/user.ts']).toContain('label: string;');
    expect(run.stdout.match(/files changed/g)).toHaveLength(2);
    expect(run.stdout).toMatch(/^✔ user-api is up to date/);
  });

  it('says nothing where nothing changed', async () => {
    const run = await watch([edit('api/user.api', (text) => text)]);
    expect(run.stdout).toBe('✔ user-api is up to date, there is nothing to write.\n');
  });

  it('says when a mistake is mended, although nothing is to be written', async () => {
    const run = await watch([
      edit('api/user.api', (text) => text.replace('returns (User)', 'returns (Usr)')),
      edit('api/user.api', (text) => text.replace('returns (Usr)', 'returns (User)')),
    ]);
    expect(run.stderr).toContain('error[unknown-type]');
    expect(run.stdout.match(/is up to date/g)).toHaveLength(2);
  });

  it('survives errors in the contract, in the settings and of the system', async () => {
    const run = await watch([
      edit('api/user.api', (text) => text.replace('returns (User)', 'returns (Usr)')),
      edit('api/user.api', (text) => text.replace('returns (Usr)', 'returns (User)')),
      edit('apigen.json', (text) => text.replace('"port"', '"prot"')),
      edit('apigen.json', (text) => text.replace('"prot"', '"port"')),
      (host) => host.files.removeFile(`${home}/api/user.api`),
      edit('api/user.api', () => smallContract.replace('json:"name"', 'json:"title"')),
    ]);
    expect(run.exit).toBe(130);
    expect(run.stderr).toContain('error[unknown-type]');
    expect(run.stderr).toContain('Did you mean "port"');
    expect(run.stderr).toContain('error[contract-missing]');
    expect(run.files['src/gen/types/user.ts']).toContain('title: string;');
  });

  it('looks at imports from the moment they are there', async () => {
    const run = await watch([
      async (host) => {
        await host.files.makeDirectory(`${home}/shared`);
        await host.files.write(`${home}/shared/more.api`, 'syntax = "v1"\n\ntype More {\n\tA string\n}\n');
        await edit('api/user.api', (text) =>
          text.replace('syntax = "v1"', 'syntax = "v1"\n\nimport "../shared/more.api"'),
        )(host);
      },
    ]);
    expect(run.host.watchedFolders).toEqual(expect.arrayContaining([home, `${home}/api`, `${home}/shared`]));
  });

  it('refuses what makes no sense with it', async () => {
    for (const option of ['--all', '--check', '--dry-run']) expect((await watch([], [option])).exit).toBe(2);
  });

  it('does not start outside a project', async () => {
    expect((await runCli(['generate', '--watch'])).exit).toBe(2);
  });
});
