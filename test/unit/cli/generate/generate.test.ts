import { describe, expect, it } from 'vitest';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

describe('apigen generate', () => {
  it('takes no handler for a model, whatever the contract is called', async () => {
    const argv = ['new', 'table users.api', '--dir', '.', '--no-install', '--skip-git'];
    const { host } = await runCli(argv, { 'table users.api': smallContract });
    await rewrite(host, 'table users.api', (text) => text.replaceAll('DeleteUser', 'DropUser'));
    const { stderr } = await runAgain(['generate'], host);
    expect(stderr).toContain('[stub-orphaned]');
    expect(stderr).not.toContain('table of the model');
  });

  it('names every file of the owner, whatever groups are called', async () => {
    const host = await project();
    const routes = [1, 2, 3, 4, 5, 6].map((n) => `\t@handler Get${n}\n\tget /things${n} returns (string)\n`);
    const group = `\n@server (\n\tgroup: gen/platform\n)\nservice user-api {\n${routes.join('\n')}}\n`;
    await rewrite(host, 'api/user.api', (text) => text + group);
    const { stdout } = await runAgain(['generate'], host);
    for (const n of routes.keys()) expect(stdout).toContain(`+ src/logic/gen/platform/get${n + 1}.ts\n`);
  });

  it('has nothing to do in a new project, and touches nothing', async () => {
    const host = await project();
    const entries = new Map(host.files.entries);
    for (const argv of [['generate'], ['gen'], ['generate', '--force'], ['generate', '--dry-run']]) {
      const run = await runAgain(argv, host);
      expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(run.stdout).toContain('up to date');
    }
    expect(new Map(host.files.entries)).toEqual(entries);
  });

  it('follows the contract: adds, rewrites, deletes, and never touches what is yours', async () => {
    const host = await project();
    await rewrite(host, 'src/logic/user/get-user.ts', () => 'mine');
    await rewrite(host, 'package.json', () => 'mine');
    await rewrite(host, 'api/user.api', (text) =>
      text
        .replace('@handler DeleteUser', '@handler RenameUser')
        .replace('delete /users', 'put /users')
        .replaceAll('group:  user', 'group:  people'),
    );
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(0);
    expect(run.files['src/logic/user/get-user.ts']).toBe('mine');
    expect(run.files['package.json']).toBe('mine');
    expect(run.files['src/gen/handler/user.ts']).toBeUndefined();
    expect(run.files['src/gen/handler/people.ts']).toContain('RenameUser');
    expect(run.files['src/logic/people/rename-user.ts']).toBeDefined();
    expect(run.stdout).toMatch(/\+ src\/gen\/handler\/people\.ts\n[^]*- src\/gen\/handler\/user\.ts/);
    expect(run.stderr).toContain('warning[handler-renamed]');
    expect(run.stderr).toContain(
      'move your code from "src/logic/user/get-user.ts" to "src/logic/people/get-user.ts"',
    );
    expect(run.stderr).toContain(
      'hint[stub-orphaned] Nothing in the contract uses "src/logic/user/delete-user.ts" any more, and nobody ever edited it',
    );
  });

  it('works in every folder of the project', async () => {
    const host = await project();
    const deep = { ...host, environment: { ...host.environment, workingDirectory: `${home}/src/logic` } };
    await rewrite(host, 'api/user.api', (text) =>
      text.replace(
        '"id"`\n}\n\ntype User ',
        '"id"`\n\tVerbose bool `form:"verbose,optional"`\n}\n\ntype User ',
      ),
    );
    const run = await runAgain(['generate'], deep);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('~ src/gen/types/user.ts');
  });

  it('stops at an edited file with exit code 5 and writes nothing, unless forced', async () => {
    const host = await project();
    await rewrite(host, 'src/gen/app.ts', (text) => `${text}// edited\n`);
    await rewrite(host, 'api/user.api', (text) => text.replace('Name string', 'Title string'));
    const before = filesOf(host);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(5);
    expect(run.stdout).toMatch(/^--- a\/src\/gen\/app\.ts\n[^]*\n-\/\/ edited\n$/);
    expect(run.stderr).toContain(
      'error[file-edited] The generated file "src/gen/app.ts" was changed, by hand or by a merge of git.',
    );
    expect(run.files).toEqual(before);
    const forced = await runAgain(['generate', '--force'], host);
    expect(forced.exit).toBe(0);
    expect(forced.files['src/gen/app.ts']).not.toContain('edited');
  });

  it('writes what is missing again, but not scaffold that was deleted on purpose', async () => {
    const host = await project();
    for (const path of ['src/gen/app.ts', 'src/logic/user/get-user.ts', 'README.md'])
      await host.files.removeFile(`${home}/${path}`);
    const run = await runAgain(['generate'], host);
    expect(run.stdout).toContain('+ src/gen/app.ts  (was missing)');
    expect(run.stdout).toContain('+ src/logic/user/get-user.ts  (was missing)');
    expect(run.files['README.md']).toBeUndefined();
  });

  it('does not bring back .env', async () => {
    const host = await project();
    await host.files.removeFile(`${home}/.env`);
    expect((await runAgain(['generate', '--force'], host)).files['.env']).toBeUndefined();
  });

  it('reports errors in the contract and in the settings at their place, and writes nothing', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', (text) => text.replace('returns (User)', 'returns (Usr)'));
    const before = filesOf(host);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(3);
    expect(run.stderr).toMatch(/at api\/user\.api:18:\d+/);
    await rewrite(host, 'apigen.json', (text) => text.replace('"port"', '"prot"'));
    const settings = await runAgain(['generate'], host);
    expect(settings.exit).toBe(2);
    expect(settings.stderr).toContain('at apigen.json:5:3');
    expect(settings.stderr).toContain('Did you mean "port"');
    expect(Object.keys(settings.files)).toEqual(Object.keys(before));
  });

  it('says that the contract is gone', async () => {
    const host = await project();
    await host.files.removeFile(`${home}/api/user.api`);
    const run = await runAgain(['generate'], host);
    expect({ exit: run.exit, text: run.stderr.split('\n')[0] }).toEqual({
      exit: 2,
      text: 'error[contract-missing] The contract "api/user.api" that "apigen.json" names does not exist. Put it back, or correct the setting "contract".',
    });
  });

  it('takes over what is equal when the manifest is lost or garbled, and overwrites nothing else', async () => {
    const host = await project();
    const whole = filesOf(host)['.apigen/manifest.json'] ?? '';
    await rewrite(host, '.apigen/manifest.json', () => '{');
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('warning[manifest-corrupt]');
    const generatedLines = (text = ''): string[] =>
      text.split('\n').filter((line) => line.includes('"class": "generated"'));
    expect(generatedLines(run.files['.apigen/manifest.json'])).toEqual(generatedLines(whole));
    await rewrite(host, '.apigen/manifest.json', () => '{');
    await rewrite(host, 'src/gen/app.ts', () => 'mine');
    const refused = await runAgain(['generate'], host);
    expect(refused.exit).toBe(5);
    expect(refused.stderr).toContain('error[file-not-ours]');
    expect(refused.files['src/gen/app.ts']).toBe('mine');
  });

  it('deletes a generated file that left the contract as soon as the edit that kept it is taken back', async () => {
    const host = await project();
    const path = 'src/gen/handler/user.ts';
    const whole = filesOf(host)[path] ?? '';
    await rewrite(host, path, () => 'mine');
    await rewrite(host, 'api/user.api', (text) => text.replaceAll('group:  user', 'group:  people'));
    const kept = await runAgain(['generate'], host);
    expect({ exit: kept.exit, text: kept.files[path] }).toEqual({ exit: 0, text: 'mine' });
    await rewrite(host, path, () => whole);
    const run = await runAgain(['generate'], host);
    expect(run.stdout).toContain(`- ${path}`);
    expect(run.files[path]).toBeUndefined();
    expect(run.files['.apigen/manifest.json']).not.toContain('orphan');
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
  });

  it('sees a file that comes before the one that an import meant', async () => {
    const host = await project();
    const type = (name: string): string => `syntax = "v1"\n\ntype Base {\n\t${name} string \`json:"a"\`\n}\n`;
    const contracts = {
      'user.api':
        'syntax = "v1"\n\nimport "sub/a.api"\n\nservice user-api {\n\t@handler Get\n\tget /x returns (Base)\n}\n',
      'sub/a.api': 'syntax = "v1"\n\nimport "base.api"\n',
      'base.api': type('A'),
    };
    await host.files.makeDirectory(`${home}/api/sub`);
    for (const [path, text] of Object.entries(contracts)) await rewrite(host, `api/${path}`, () => text);
    expect((await runAgain(['generate'], host)).exit).toBe(0);
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
    await rewrite(host, 'api/sub/base.api', () => type('A').replace('json:"a"', 'json:"b"'));
    expect((await runAgain(['generate'], host)).stdout).toContain('~ src/gen/types/base.ts');
  });

  it('says who else is at work', async () => {
    const host = await project({ runningProcesses: [4711] });
    await host.files.makeDirectory(`${home}/.apigen/lock`);
    await host.files.write(`${home}/.apigen/lock/4711@memory@0a`, '');
    await rewrite(host, 'api/user.api', (text) => text.replace('Name string', 'Title string'));
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(4);
    expect(run.stderr).toContain('process 4711 on "memory"');
  });

  it('prints its plan as JSON', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
    const run = await runAgain(['generate', '--dry-run', '--json'], host);
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 0,
      diagnostics: [],
      directory: '.',
      service: 'user-api',
      routes: 2,
      dryRun: true,
      changes: expect.arrayContaining([
        expect.objectContaining({ kind: 'update', path: 'src/gen/types/user.ts', class: 'generated' }),
      ]),
    });
    expect(run.stdout).not.toContain('.env"');
  });
});

describe('apigen docker', () => {
  it('adds its files once, and keeps them', async () => {
    const host = await project();
    const run = await runAgain(['docker'], host);
    expect(run.exit).toBe(0);
    expect(run.files['Dockerfile']).toMatch(/^FROM node:24-slim AS base$/m);
    expect(run.files['Dockerfile']).toMatch(/^USER node$/m);
    expect(run.files['compose.yaml']).toContain('USER_API__JWT__AUTH__SECRET');
    await rewrite(host, 'Dockerfile', () => 'mine');
    const again = await runAgain(['docker'], host);
    expect(again.files['Dockerfile']).toBe('mine');
    expect(again.stdout).toContain('Dockerfile is yours and was not changed.');
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
  });

  it('puts the migrations of a project with models into its image', async () => {
    const host = await project();
    await host.files.write(`${home}/tables.sql`, 'CREATE TABLE notes (id INTEGER PRIMARY KEY);');
    await runAgain(['model', 'ddl', 'tables.sql', '--dialect', 'sqlite'], host);
    const { files } = await runAgain(['docker'], host);
    expect(files['Dockerfile']).toContain('COPY --from=build /app/migrations ./migrations\n');
    expect(files['.dockerignore']).toContain('!migrations\n');
  });
});
