import { describe, expect, it } from 'vitest';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const quick = ['--no-install', '--skip-git'];

describe('apigen new', () => {
  it('makes a project with the contract in it, and says what to do next', async () => {
    const run = await runCli(['new', 'user.api', ...quick], { 'user.api': smallContract });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(Object.keys(run.files)).toEqual(
      expect.arrayContaining([
        'user-api/.apigen/manifest.json',
        'user-api/.apigen/schema.json',
        'user-api/.env',
        'user-api/api/user.api',
        'user-api/apigen.json',
        'user-api/package.json',
        'user-api/src/gen/app.ts',
        'user-api/src/logic/user/get-user.ts',
        'user-api/src/main.ts',
        'user.api',
      ]),
    );
    expect(run.files['user-api/api/user.api']).toBe(smallContract);
    expect(run.stdout).toContain('user-api: 2 routes');
    expect(run.stdout).toMatch(/Next:\n {2}cd user-api\n {2}npm install\n {2}npm run dev\n$/);
    expect(run.stdout).not.toContain('\u001b');
  });

  it('keeps the secret in .env alone: not in the manifest, the report, or any other file', async () => {
    const run = await runCli(['new', 'user.api', ...quick, '--json'], { 'user.api': smallContract });
    const secret = /SECRET=(\S+)/.exec(run.files['user-api/.env'] ?? '')?.[1] ?? '';
    expect(secret.length).toBeGreaterThanOrEqual(32);
    const holders = Object.entries(run.files).filter(([, content]) => content.includes(secret));
    expect(holders.map(([path]) => path)).toEqual(['user-api/.env']);
    expect(run.stdout).not.toContain(secret);
    expect(run.stdout).not.toContain('".env"');
    expect(run.files['user-api/.apigen/manifest.json']).not.toContain('".env"');
    expect(run.host.files.entries.get(`${home}/user-api/.env`)).toMatchObject({ mode: 0o600 });
  });

  it('shows with --dry-run exactly what it would do, and does nothing', async () => {
    const files = { 'user.api': smallContract };
    const dry = await runCli(['new', 'user.api', '--dry-run', '--json', ...quick], files);
    expect(dry.files).toEqual(files);
    const real = await runCli(['new', 'user.api', '--json', ...quick], files);
    const changes = (text: string): unknown => {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && 'changes' in value ? value.changes : undefined;
    };
    expect(changes(dry.stdout)).toEqual(changes(real.stdout));
    expect(JSON.stringify(changes(dry.stdout))).toContain('"kind":"create","path":"src/gen/app.ts"');
  });

  it('says of a directory where another run is at work that it is, and nothing of files', async () => {
    const files = { 'user.api': smallContract, 'user-api/.apigen/lock/4711@memory@0a': '' };
    const run = await runCli(['new', 'user.api', ...quick], files, { runningProcesses: [4711] });
    expect({ exit: run.exit, stdout: run.stdout, files: run.files }).toEqual({ exit: 4, stdout: '', files });
    expect(run.stderr).toContain('error[project-locked]');
  });

  it('copies imports with their folders, above the root too, byte for byte', async () => {
    const types = '\ufeffsyntax = "v1"\r\ntype Shared {\r\n\tX int `json:"x"`\r\n}\r\n';
    const files = {
      'desc/root/user.api': smallContract.replace(
        '"v1"\n',
        '"v1"\nimport "../base/base.api"\nimport "more/more.api"\n',
      ),
      'desc/base/base.api': types,
      'desc/root/more/more.api': 'syntax = "v1"\ntype More {\n\tS Shared `json:"s"`\n}\n',
    };
    const run = await runCli(['new', 'desc/root/user.api', 'out', ...quick], files);
    expect(run.exit).toBe(0);
    for (const [path, content] of Object.entries(files))
      expect(run.files[path.replace('desc/', 'out/api/')]).toBe(content);
    expect(run.files['out/apigen.json']).toContain('"contract": "api/root/user.api"');
    await runAgain(['check', 'out/api/root/user.api'], run.host);
    expect(run.host.output.error).not.toContain('error[');
  });

  it('leaves a contract inside the project where it is', async () => {
    const files = { 'contracts/user.api': smallContract, '.git/': '', LICENSE: 'MIT' };
    const run = await runCli(['new', 'contracts/user.api', '--dir', '.', ...quick], files);
    expect(run.exit).toBe(0);
    expect(run.files['apigen.json']).toContain('"contract": "contracts/user.api"');
    expect(Object.keys(run.files).filter((path) => path.endsWith('.api'))).toEqual(['contracts/user.api']);
    expect(run.files['LICENSE']).toBe('MIT');
    expect(run.stdout).toMatch(/Next:\n {2}npm install/);
  });

  it('keeps every file that is there with --force-empty, and says so', async () => {
    const mine = {
      'user-api/package.json': '{"name":"mine"}',
      'user-api/src/main.ts': 'mine',
      'user-api/other.txt': 'mine',
    };
    const run = await runCli(['new', 'user.api', '--force-empty', ...quick], {
      'user.api': smallContract,
      ...mine,
    });
    expect(run.exit).toBe(0);
    expect(run.files).toMatchObject(mine);
    expect(run.stdout).toMatch(/Already there and kept[^]*= package\.json\n[^]*= src\/main\.ts/);
  });

  it('stops at a generated path that somebody else wrote', async () => {
    const mine = { 'user-api/src/gen/app.ts': 'mine', 'user.api': smallContract };
    const run = await runCli(['new', 'user.api', '--force-empty', ...quick], mine);
    expect(run.exit).toBe(5);
    expect(run.stderr).toContain('error[file-not-ours]');
    expect(run.files).toEqual(mine);
  });

  it('takes name and ports, and moves the admin port out of the way', async () => {
    const run = await runCli(['new', 'user.api', '--name', 'accounts', '--port', '9090', ...quick], {
      'user.api': smallContract,
    });
    expect(JSON.parse(run.files['accounts/apigen.json'] ?? '')).toMatchObject({
      name: 'accounts',
      port: 9090,
      adminPort: 9091,
    });
    expect(run.files['accounts/package.json']).toContain('"name": "accounts"');
  });

  it('starts a repository and installs, unless told not to', async () => {
    const program = (): { exitCode: number; output: string } => ({ exitCode: 0, output: '' });
    const run = await runCli(['new', 'user.api'], { 'user.api': smallContract }, { program });
    expect(run.host.calls.map(({ command, args, cwd }) => `${cwd} ${command} ${args.join(' ')}`)).toEqual([
      '/memory/project/user-api git init --quiet',
      '/memory/project/user-api npm install --no-audit --no-fund',
    ]);
    expect(run.stdout).toMatch(/Next:\n {2}cd user-api\n {2}npm run dev\n$/);
    const inside = await runCli(
      ['new', 'user.api', '--no-install'],
      { 'user.api': smallContract, '.git/': '' },
      { program },
    );
    expect(inside.host.calls).toEqual([]);
  });

  it('says that only the installation failed, and leaves the project', async () => {
    const run = await runCli(
      ['new', 'user.api', '--skip-git', '--package-manager', 'pnpm'],
      { 'user.api': smallContract },
      { program: () => ({ exitCode: 1, output: '' }) },
    );
    expect(run.exit).toBe(4);
    expect(run.stderr).toContain('error[install-failed]');
    expect(run.files['user-api/src/main.ts']).toBeDefined();
    const without = await runCli(['new', 'user.api', '--skip-git'], { 'user.api': smallContract });
    expect(without.stderr).toContain('npm is not installed');
  });

  it('says how to go on when the installation is stopped', async () => {
    const run = await runCli(
      ['new', 'user.api', '--skip-git'],
      { 'user.api': smallContract },
      { program: () => ({ exitCode: 1, output: '', isInterrupted: true }) },
    );
    expect(run.exit).toBe(130);
    expect(run.stderr).toContain('error[install-interrupted] The installation was stopped.');
    expect(run.stdout).toMatch(/Next:\n {2}cd user-api\n {2}npm install\n {2}npm run dev\n$/);
    expect(run.files['user-api/src/main.ts']).toBeDefined();
  });

  it('leaves nothing behind when the machine dies at any moment and the command is run again', async () => {
    const whole = await runCli(['new', 'user.api', ...quick], { 'user.api': smallContract });
    const { changes } = whole.host;
    for (let moment = 0; moment < changes; moment += Math.ceil(changes / 25)) {
      const run = await runCli(
        ['new', 'user.api', ...quick],
        { 'user.api': smallContract },
        {
          prepare: (host) => host.crashBefore(moment),
        },
      );
      expect(run.exit).toBe(70);
      run.host.crashBefore(null);
      const again = await runAgain(['new', 'user.api', ...quick], run.host);
      const isWhole = again.exit === 2 && again.stderr.includes('project-exists');
      expect(isWhole || again.exit === 0).toBe(true);
      const paths = Object.keys(filesOf(run.host)).filter((path) => !/\.apigen\/(?:lock|stage)/.test(path));
      expect(paths).toEqual(Object.keys(whole.files));
    }
  });
});
