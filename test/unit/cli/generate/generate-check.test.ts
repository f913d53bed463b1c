import { describe, expect, it } from 'vitest';
import { filesOf, home, runAgain } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

const retitle = (text: string): string => text.replace('json:"name"', 'json:"title"');

describe('apigen generate --check', () => {
  it('agrees with a project that is up to date, whether the manifest answers or everything is rendered', async () => {
    const host = await project();
    for (const argv of [['--check'], ['--check', '--force']]) {
      const run = await runAgain(['generate', ...argv], host);
      expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(run.stdout).toContain('up to date');
    }
  });

  it('answers drift with 1, the files, the diff and the command that mends it, and writes nothing', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', retitle);
    await host.files.removeFile(`${home}/src/logic/user/get-user.ts`);
    const entries = new Map(host.files.entries);
    const run = await runAgain(['generate', '--check'], host);
    expect(run.exit).toBe(1);
    expect(run.stdout).toMatch(/^✘ user-api: \d+ files out of date\n/);
    expect(run.stdout).toContain('  ~ src/gen/types/user.ts\n');
    expect(run.stdout).toContain('  + src/logic/user/get-user.ts  (was missing)\n');
    expect(run.stdout).toContain('--- a/src/gen/types/user.ts\n+++ b/src/gen/types/user.ts\n@@');
    expect(run.stdout).toContain('\n-  name: string;\n+  title: string;\n');
    expect(run.stdout).toMatch(/Next:\n {2}apigen generate\n$/);
    expect(new Map(host.files.entries)).toEqual(entries);
    expect((await runAgain(['generate'], host)).exit).toBe(0);
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
  });

  it('counts a manifest that is behind as drift, but not one of another patch version', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', (text) => `${text}// a remark\n`);
    const run = await runAgain(['generate', '--check'], host);
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('1 file out of date\n  ~ .apigen/manifest.json\n');
    expect(run.stdout).toContain('+++ b/.apigen/manifest.json\n');
    const { stdout } = await runAgain(['generate'], host);
    expect(stdout).toBe('✔ user-api: 1 file changed\n  ~ .apigen/manifest.json\n');
    await rewrite(host, '.apigen/manifest.json', (text) =>
      text.replace(/"tool": "(\d+\.\d+)\.\d+"/, '"tool": "$1.999"'),
    );
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
  });

  it.each(['', '{ "format": 1, "fi', undefined])(
    'shows no diff of a manifest that cannot be read or is not there: %s',
    async (text) => {
      const host = await project();
      const path = `${home}/.apigen/manifest.json`;
      await (text === undefined ? host.files.removeFile(path) : host.files.write(path, text));
      const run = await runAgain(['generate', '--check'], host);
      expect(run.exit).toBe(1);
      expect(run.stdout).toContain('1 file out of date\n  ~ .apigen/manifest.json\n');
      expect(run.stdout).not.toContain('+++');
    },
  );

  it('keeps the exit codes of errors and of conflicts, and shows what was edited', async () => {
    const host = await project();
    await rewrite(host, 'src/gen/app.ts', (text) => `${text}// edited\n`);
    const conflict = await runAgain(['generate', '--check'], host);
    expect(conflict.exit).toBe(5);
    expect(conflict.stderr).toContain('error[file-edited]');
    expect(conflict.stdout).toContain('\n-// edited\n');
    await rewrite(host, 'api/user.api', (text) => text.replace('returns (User)', 'returns (Usr)'));
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(3);
  });

  it('answers a program with changes and diffs, and tells no secret', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', retitle);
    await host.files.removeFile(`${home}/.env`);
    const run = await runAgain(['generate', '--check', '--json'], host);
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 1,
      check: true,
      changes: expect.arrayContaining([
        expect.objectContaining({ kind: 'update', before: expect.any(String), after: expect.any(String) }),
      ]),
      diffs: expect.arrayContaining([
        { path: 'src/gen/types/user.ts', text: expect.stringContaining('+  title: string;') },
      ]),
      nextSteps: ['apigen generate'],
    });
    expect(run.stdout).not.toContain('"path": ".env"');
  });
});

describe('apigen generate --diff', () => {
  it('shows what is written, and with --dry-run what would be', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', retitle);
    const before = filesOf(host);
    const dry = await runAgain(['generate', '--dry-run', '--diff'], host);
    expect(dry.exit).toBe(0);
    expect(dry.files).toEqual(before);
    const run = await runAgain(['generate', '--diff'], host);
    expect(run.stdout).toContain('+  title: string;');
    expect(run.files['src/gen/types/user.ts']).toContain('title: string;');
    const diffOf = (text: string): string => text.slice(text.indexOf('--- a/'));
    expect(diffOf(run.stdout)).toBe(diffOf(dry.stdout));
  });

  it('lets no control character of a file reach the terminal', async () => {
    const host = await project();
    await rewrite(host, 'src/gen/app.ts', (text) => `${text}// \u001b[2J\n`);
    const run = await runAgain(['generate', '--force', '--diff'], host);
    expect(run.stdout).toContain('-// \ufffd[2J\n');
  });
});

describe('the version of apigen', () => {
  const recordedAs =
    (change: (version: readonly number[]) => string) =>
    (text: string): string =>
      text.replace(
        /"tool": "(\d+)\.(\d+)\.(\d+)"/,
        (_, ...parts: string[]) => `"tool": "${change(parts.slice(0, 3).map(Number))}"`,
      );

  it('may differ in its patch, unless it is frozen', async () => {
    const host = await project();
    await rewrite(
      host,
      '.apigen/manifest.json',
      recordedAs(([major, minor]) => `${major}.${minor}.999`),
    );
    const frozen = await runAgain(['generate', '--frozen-version'], host);
    expect(frozen.exit).toBe(2);
    expect(frozen.stderr).toContain('error[version-drift]');
    expect((await runAgain(['generate'], host)).exit).toBe(0);
    expect((await runAgain(['generate', '--frozen-version'], host)).exit).toBe(0);
  });

  it('may not differ in its minor, unless that is allowed', async () => {
    const host = await project();
    await rewrite(
      host,
      '.apigen/manifest.json',
      recordedAs(([major, minor = 0]) => `${major}.${minor + 7}.0`),
    );
    const before = filesOf(host);
    for (const argv of [[], ['--check'], ['--dry-run'], ['--force']]) {
      const run = await runAgain(['generate', ...argv], host);
      expect(run.exit).toBe(2);
      expect(run.stderr).toMatch(/Run "npx apigen@(\d+\.\d+\.0) generate"\.\n/);
      expect(run.files).toEqual(before);
    }
    const run = await runAgain(['generate', '--allow-version-drift'], host);
    expect(run.exit).toBe(0);
    expect((await runAgain(['generate'], host)).exit).toBe(0);
  });
});

describe('a file that left the contract and that its owner deleted', () => {
  it('is no drift, and the next run forgets it', async () => {
    const host = await project();
    const path = 'src/logic/user/get-user.ts';
    await rewrite(host, path, (text) => `${text}// mine\n`);
    await rewrite(host, 'api/user.api', (text) => text.replace(/\t@handler GetUser\n.*\n/, ''));
    expect((await runAgain(['generate'], host)).stderr).toContain('[file-orphaned]');
    await host.files.removeFile(`${home}/${path}`);
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
    const { files } = await runAgain(['generate'], host);
    expect(files['.apigen/manifest.json']).not.toContain(path);
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
  });
});

describe('an older version in the manifest', () => {
  it('is named in the exact commands that stay with it, or leave it for everybody', async () => {
    const host = await project();
    await rewrite(host, '.apigen/manifest.json', (text) =>
      text.replace(/"tool": "[^"]+"/, '"tool": "0.0.9"'),
    );
    const { stderr } = await runAgain(['generate'], host);
    expect(stderr).toContain('Run "npx apigen@0.0.9 generate", or move the project to');
    expect(stderr).toMatch(/with "npx apigen@([\d.]+) update" and then "npx apigen@\1 generate", and commit/);
  });
});

describe('a handler that was renamed in the contract', () => {
  it('is recognised by its route, and the command that would have done all is named', async () => {
    const host = await project();
    await rewrite(host, 'src/logic/user/get-user.ts', (text) => `${text}// Mine.\n`);
    await rewrite(host, 'api/user.api', (text) => text.replace('GetUser', 'FetchUser'));
    const run = await runAgain(['generate'], host);
    expect(run.stderr).toContain('warning[handler-renamed]');
    expect(run.stderr).toContain('"apigen rename handler getUser fetchUser"');
  });

  it('is recognised where its whole group was renamed', async () => {
    const host = await project();
    await rewrite(host, 'src/logic/user/get-user.ts', (text) => `${text}// Mine.\n`);
    await rewrite(host, 'api/user.api', (text) => text.replaceAll('group:  user', 'group:  people/own'));
    expect((await runAgain(['generate'], host)).stderr).toContain('"apigen rename group user people/own"');
    const run = await runAgain(['rename', 'group', 'user', 'people/own'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['src/logic/people/own/get-user.ts']).toContain('// Mine.');
  });

  it('names no command where one route left its group', async () => {
    const host = await project();
    await rewrite(host, 'src/logic/user/get-user.ts', (text) => `${text}// Mine.\n`);
    await rewrite(host, 'api/user.api', (text) => text.replace('group:  user', 'group:  people'));
    const { stderr } = await runAgain(['generate'], host);
    expect(stderr).toContain('warning[handler-renamed]');
    expect(stderr).not.toContain('apigen rename');
  });

  it('is told nothing of when nobody wrote in the old file: there is no code to move', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', (text) => text.replace('GetUser', 'FetchUser'));
    const { stderr } = await runAgain(['generate'], host);
    expect(stderr).toMatch(/^hint\[stub-orphaned\] .*"src\/logic\/user\/get-user\.ts"/);
    expect(stderr).not.toContain('handler-renamed');
  });
});
