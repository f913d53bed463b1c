import { describe, expect, it } from 'vitest';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

const manifest = '.apigen/manifest.json';

describe('apigen adopt', () => {
  it('writes the manifest again as it was, and nothing else', async () => {
    for (const lost of [undefined, '{ not json', '']) {
      const host = await project();
      const before = filesOf(host);
      if (lost === undefined) await host.files.removeFile(`${home}/${manifest}`);
      else await host.files.write(`${home}/${manifest}`, lost);
      const run = await runAgain(['adopt'], host);
      expect(run.exit).toBe(0);
      expect({ ...run.files, [manifest]: '' }).toEqual({ ...before, [manifest]: '' });
      const paths = (text = ''): string[] => text.match(/^ {4}"[^"]+"/gm) ?? [];
      expect(paths(run.files[manifest])).toEqual(
        // Written by "apigen new" alone, and not generated.
        paths(before[manifest]).filter((path) => !path.includes('apigen.json')),
      );
      expect(run.stdout).toContain('taken over.');
      expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
    }
  });

  it('names what differs and leaves it alone', async () => {
    const host = await project();
    await host.files.removeFile(`${home}/${manifest}`);
    await host.files.write(`${home}/src/gen/app.ts`, 'other\n');
    await host.files.write(`${home}/package.json`, '{}\n');
    await host.files.removeFile(`${home}/src/gen/route/user.ts`);
    const run = await runAgain(['adopt'], host);
    expect(run.exit).toBe(0);
    for (const path of ['src/gen/app.ts', 'package.json', 'src/gen/route/user.ts']) {
      expect(run.stderr).toContain(`The file "${path}" was not taken over`);
      expect(run.files[manifest]).not.toContain(`"${path}"`);
    }
    expect((await runAgain(['generate'], host)).exit).toBe(5);
    await host.files.removeFile(`${home}/src/gen/app.ts`);
    const healed = await runAgain(['generate'], host);
    expect(healed.exit).toBe(0);
    expect(healed.files['src/gen/route/user.ts']).toBeDefined();
  });

  it('does not let a contract that is taken back pass for generated', async () => {
    const host = await project();
    const ours = filesOf(host);
    await rewrite(host, 'api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
    const theirs = (await runAgain(['generate'], host)).files;
    const types = 'src/gen/types/user.ts';
    for (const [path, text] of Object.entries({ ...ours, 'api/user.api': theirs['api/user.api'] ?? '' }))
      await host.files.write(`${home}/${path}`, text);
    // One file came from elsewhere as the contract wants it now.
    await host.files.write(`${home}/${types}`, theirs[types] ?? '');
    expect((await runAgain(['adopt'], host)).exit).toBe(0);
    await host.files.write(`${home}/api/user.api`, ours['api/user.api'] ?? '');
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    expect((await runAgain(['generate'], host)).files).toEqual(ours);
  });

  it('lets a stub that nobody edited be known as one again', async () => {
    const host = await project();
    await host.files.removeFile(`${home}/${manifest}`);
    await runAgain(['adopt'], host);
    await host.files.write(`${home}/api/user.api`, smallContract.replace('GetUser', 'ShowUser'));
    await runAgain(['generate'], host);
    expect((await runAgain(['prune', '--yes'], host)).stdout).toContain('- src/logic/user/get-user.ts');
  });

  it('has nothing to do where the manifest is whole, and writes nothing with --dry-run', async () => {
    const host = await project();
    const before = filesOf(host);
    const run = await runAgain(['adopt'], host);
    expect({ exit: run.exit, stderr: run.stderr, files: run.files }).toEqual({
      exit: 0,
      stderr: '',
      files: before,
    });
    await host.files.removeFile(`${home}/${manifest}`);
    const dry = await runAgain(['adopt', '--dry-run'], host);
    expect(dry.stdout).toContain(`~ ${manifest}`);
    expect(dry.files[manifest]).toBeUndefined();
  });
});
