import { describe, expect, it } from 'vitest';
import { home, runCli, type CliRun } from '../../support/run-cli.ts';

const contract = `syntax = "v1"
type Req {
	Id int64 \`path:"id"\`
}
type Resp {
	Id int64 \`json:"id"\`
}
service user-api {
	@handler GetUser
	get /users/:id (Req) returns (Resp)
}
`;

const quick = ['--no-install', '--skip-git'];

/** Codes in the order of the report. */
function codes({ stderr }: CliRun): string[] {
  return [...stderr.matchAll(/(?:error|warning|hint)\[([\w-]+)\]/g)].map((match) => match[1] ?? '');
}

/** Fails unless a run reported exactly these codes, ended with that exit code and changed no file. */
async function expectRefused(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  expected: { readonly exit: number; readonly codes: readonly string[] },
  options: Parameters<typeof runCli>[2] = {},
): Promise<CliRun> {
  const before = await runCli(['--version'], files, options);
  const run = await runCli(argv, files, options);
  expect({ exit: run.exit, codes: codes(run) }).toEqual(expected);
  expect(run.files).toEqual(before.files);
  expect([...run.host.files.entries.keys()].toSorted()).toEqual(
    [...before.host.files.entries.keys()].toSorted(),
  );
  expect(run.stderr).not.toMatch(/\bat .*\.ts:\d+:\d+\)|node:internal/);
  expect(run.stdout).toBe('');
  return run;
}

describe('a contract that cannot be read', () => {
  it.each(['new', 'check', 'inspect'])(
    '%s: is missing, with near names and the way to write one',
    async (command) => {
      const run = await expectRefused(
        [command, 'usr.api'],
        { 'user.api': contract },
        { exit: 2, codes: ['file-not-found'] },
      );
      expect(run.stderr).toContain('The file "usr.api" does not exist.');
      expect(run.stderr).toContain('"user.api"');
      expect(run.stderr).toContain('apigen init usr.api');
    },
  );

  it('is a directory', async () => {
    await expectRefused(
      ['new', 'sub.api', ...quick],
      { 'sub.api/': '' },
      { exit: 2, codes: ['file-is-directory'] },
    );
  });

  it('is a link that leads nowhere', async () => {
    const links = { [`${home}/user.api`]: 'gone.api' };
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'other.txt': '' },
      { exit: 2, codes: ['file-not-regular'] },
      { links },
    );
  });

  it('does not end in .api', async () => {
    await expectRefused(
      ['new', 'user.txt', ...quick],
      { 'user.txt': contract },
      { exit: 2, codes: ['file-not-api'] },
    );
  });

  it('may not be read', async () => {
    const prepare = (host: CliRun['host']): void => host.fail('read', /user\.api$/, 'EACCES');
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': contract },
      { exit: 4, codes: ['file-unreadable'] },
      { prepare },
    );
  });

  it('is not UTF-8, or binary', async () => {
    const latin = Uint8Array.from([...new TextEncoder().encode('syntax = "v1"\n// '), 0xe9, 0x0a]);
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': latin },
      { exit: 3, codes: ['file-not-utf8'] },
    );
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': `${contract}\0` },
      { exit: 3, codes: ['null-character'] },
    );
  });

  it('imports what is missing, in a circle, or nothing that a copy could find', async () => {
    const importing = (path: string): string => contract.replace('"v1"\n', `"v1"\nimport "${path}"\n`);
    const types = 'syntax = "v1"\ntype A { B string `json:"b"` }\n';
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': importing('b.api') },
      { exit: 3, codes: ['file-not-found'] },
    );
    await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': importing('b.api'), 'b.api': `syntax = "v1"\nimport "user.api"\n` },
      { exit: 3, codes: ['import-cycle'] },
    );
    const run = await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': importing('/else/b.api'), '/else/b.api': types },
      { exit: 2, codes: ['import-not-portable'] },
    );
    expect(run.stderr).toContain('user.api:2:8');
  });

  it('has errors: nothing is written and every place is shown', async () => {
    const wrong = contract.replace('returns (Resp)', 'returns (Respo)');
    const run = await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': wrong },
      { exit: 3, codes: ['unused-type', 'unknown-type'] },
    );
    expect(run.stderr).toContain('user.api:10:32');
  });
});

describe('a target that cannot be written', () => {
  it('is not empty, is a file, or is a project already', async () => {
    const files = { 'user.api': contract };
    const run = await expectRefused(
      ['new', 'user.api', ...quick],
      { ...files, 'user-api/notes.txt': 'mine' },
      { exit: 2, codes: ['target-not-empty'] },
    );
    expect(run.stderr).toContain('notes.txt');
    await expectRefused(
      ['new', 'user.api', ...quick],
      { ...files, 'user-api': 'file' },
      { exit: 2, codes: ['target-not-directory'] },
    );
    await expectRefused(
      ['new', 'user.api', '--force-empty', ...quick],
      { ...files, 'user-api/apigen.json': '{}' },
      { exit: 2, codes: ['project-exists'] },
    );
  });

  it.each([
    ['makeDirectory', /user-api/, 'EACCES', 'no permission'],
    ['write', /new-3$/, 'ENOSPC', 'the disk is full'],
    ['rename', /apigen\.json$/, 'EROFS', 'read-only'],
    ['write', /\/stage\/lock-/, 'ENOSPC', 'the disk is full'],
  ] as const)('%s of %s fails with %s', async (operation, path, code, words) => {
    const prepare = (host: CliRun['host']): void => host.fail(operation, path, code);
    const run = await expectRefused(
      ['new', 'user.api', ...quick],
      { 'user.api': contract },
      { exit: 4, codes: ['file-system-failure'] },
      { prepare },
    );
    expect(run.stderr).toContain(words);
  });
});

describe('a request that makes no sense', () => {
  it.each([
    [['new', 'user.api', '--name', '../up'], 'project-name-invalid'],
    [['new', 'user.api', '--name', '/abs'], 'project-name-invalid'],
    [['new', 'user.api', '--name', 'User'], 'project-name-invalid'],
    [['new', 'user.api', '--name', 'con'], 'project-name-invalid'],
    [['new', 'user.api', '--name', ''], 'project-name-invalid'],
    [['new', 'user.api', '--name', 'a`$(rm)`'], 'project-name-invalid'],
    [['new', 'user.api', '--port', '0'], 'port-invalid'],
    [['new', 'user.api', '--port', '70000'], 'port-invalid'],
    [['new', 'user.api', '--port', '80 80'], 'port-invalid'],
    [['new', 'user.api', 'one', '--dir', 'two'], 'directory-twice'],
    [['new', 'user.api', '--package-manager', 'bun'], 'usage-mistake'],
    [['new', 'user.api', '--prot', '1'], 'usage-mistake'],
    [['new', 'user.api', 'a', 'b'], 'usage-mistake'],
    [['new', 'user.api', '--port'], 'usage-mistake'],
    [['new'], 'usage-mistake'],
    [['genrate'], 'usage-mistake'],
    [['completion', 'powershell'], 'usage-mistake'],
    [['generate'], 'project-not-found'],
    [['docker'], 'project-not-found'],
    [['explain', 'unknow-type'], 'code-unknown'],
    [['init', 'user.api'], 'starter-exists'],
    [['init', 'user'], 'starter-not-api'],
  ])('%j: %s', async (argv, code) => {
    await expectRefused(argv, { 'user.api': contract }, { exit: 2, codes: [code] });
  });

  it('a service with a very long name needs a shorter one for the project', async () => {
    const name = `${'long-'.repeat(15)}api`;
    const long = contract.replace('service user-api', `service ${name}`);
    const run = await runCli(['new', 'user.api', ...quick], { 'user.api': long });
    expect({ exit: run.exit, files: run.files }).toEqual({ exit: 2, files: { 'user.api': long } });
    expect(run.stderr).toContain(`error[project-name-invalid] A project cannot be named "${name}"`);
    expect((await runCli(['new', 'user.api', '--name', 'fine', ...quick], { 'user.api': long })).exit).toBe(
      0,
    );
  });

  it.each(['/etc/passwd', '../../up', 'a/b', '"x"', '$(id)', '用户-api', 'con'])(
    'a service called "%s" is refused',
    async (service) => {
      const odd = contract.replace('service user-api', `service ${service}`);
      const run = await runCli(['new', 'user.api', ...quick], { 'user.api': odd });
      expect({ exit: run.exit, files: run.files }).toEqual({ exit: 3, files: { 'user.api': odd } });
    },
  );

  it('comes with what was meant', async () => {
    expect((await runCli(['genrate'])).stderr).toContain('Did you mean "generate"');
    expect((await runCli(['new', '--prot', '1'])).stderr).toContain('Did you mean "--port"');
    expect((await runCli(['init', 'user'])).stderr).toContain('apigen init user.api');
  });
});
