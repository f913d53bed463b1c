import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';
import { rewrite } from '../../../support/small-project.ts';

const retitle = (text: string): string => text.replace('json:"name"', 'json:"title"');

/** A project whose compiler says what the test says, after a change of the contract. */
async function changedProject(output: string, exitCode = 2, compiler = `${home}/node_modules/.bin/tsc`) {
  const { host } = await runCli(
    ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'],
    { 'api/user.api': smallContract },
    { program: () => ({ exitCode, output }) },
  );
  if (compiler !== '') {
    await host.files.makeDirectory(compiler.slice(0, compiler.lastIndexOf('/')));
    await host.files.write(compiler, '');
  }
  await change(host);
  return host;
}

async function change(host: MemoryHost): Promise<void> {
  await host.files.write(`${home}/api/user.api`, retitle(filesOf(host)['api/user.api'] ?? ''));
}

const output = [
  "src/logic/user/get-user.ts(3,14): error TS2322: Type 'A' is not assignable to type 'GetUser'.",
  "  Type 'Promise<B>' is not assignable to type 'Promise<User>'.",
  "    Property 'title' is missing in type 'B'.",
  "src/logic/user/get-user.ts(9,1): error TS2304: Cannot find name 'x'.",
  'src/gen/app.ts(1,1): error TS1005: Something of ours.',
  'node_modules/x/index.d.ts(1,1): error TS1005: Something of theirs.',
  '../shared/x.ts(1,1): error TS1005: Something of others.',
  "src/tools.ts(7,2): error TS2339: Property 'name' does not exist on type 'User'.",
].join('\n');

describe('the type check after generating', () => {
  it('names each file of the owner with line and reason, and the exit code stays 0', async () => {
    const host = await changedProject(output);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain(
      `warning[file-unfit] Your file "src/logic/user/get-user.ts" does not compile at line 3: Type 'A' is not assignable to type 'GetUser'. Property 'title' is missing in type 'B'. (TS2322) And 1 more problem in it.`,
    );
    expect(run.stderr).toContain('Your file "src/tools.ts" does not compile at line 7');
    expect(run.stderr).not.toMatch(/node_modules|shared/);
  });

  it('names generated files that lack what they import from those of the owner', async () => {
    const lacking =
      "error TS2305: Module '\"../../logic/user/get-user.ts\"' has no exported member 'getUser'.";
    const host = await changedProject(`src/gen/handler/user.ts(3,9): ${lacking}`);
    const run = await runAgain(['generate'], host);
    expect(run.stderr).toContain(
      `warning[generated-unfit] The generated file "src/gen/handler/user.ts" does not compile at line 3: Module '"../../logic/user/get-user.ts"' has no exported member 'getUser'. (TS2305) Look at what it imports`,
    );
  });

  it('says nothing of generated files whose packages are not installed', async () => {
    const missing = "error TS2307: Cannot find module 'fastify' or its corresponding type declarations.";
    const host = await changedProject(
      `src/gen/app.ts(1,1): ${missing}\nsrc/gen/app.ts(2,1): error TS7006: Parameter 'x' implicitly has an 'any' type.`,
    );
    expect((await runAgain(['generate'], host)).stderr).toBe('');
  });

  it('tells programs which files are affected', async () => {
    const host = await changedProject(output);
    const { affectedFiles } = JSON.parse((await runAgain(['generate', '--json'], host)).stdout);
    expect(affectedFiles).toEqual([
      expect.objectContaining({ path: 'src/logic/user/get-user.ts', line: 3, column: 14, count: 2 }),
      expect.objectContaining({ path: 'src/tools.ts', code: 'TS2339', count: 1 }),
    ]);
  });

  it('says only once of a file that the contract has no use for any more', async () => {
    const path = 'src/logic/user/get-user.ts';
    const host = await changedProject(`${path}(1,1): error TS2305: No 'GetUser'.`);
    await rewrite(host, path, (text) => `${text}// Mine.\n`);
    await rewrite(host, 'api/user.api', (text) =>
      text.replace('GetUser', 'GetPerson').replace('get /users', 'get /people'),
    );
    const { stdout, stderr } = await runAgain(['generate'], host);
    expect(stderr.split(path)).toHaveLength(2);
    expect(stderr).toContain('hint[file-orphaned]');
    expect(stdout).toContain('• 1 file that nothing in the contract uses any more does not compile.\n');
  });

  it('uses the compiler of the project, or that of a monorepo around it, and keeps its memory beside it', async () => {
    for (const modules of [`${home}/node_modules`, '/memory/node_modules']) {
      const host = await changedProject('', 0, `${modules}/.bin/tsc`);
      await runAgain(['generate'], host);
      expect(host.calls).toHaveLength(1);
      expect(host.calls[0]).toMatchObject({ command: `${modules}/.bin/tsc`, cwd: home });
      expect(host.calls[0]?.args.join(' ')).toContain(`--tsBuildInfoFile ${modules}/.cache/apigen/`);
    }
  });

  it.each([
    ['5.9.3', false],
    ['7.0.2', true],
    ['10.1.0', true],
  ])('asks TypeScript %s for one thread: %s', async (version, isAsked) => {
    const host = await changedProject('', 0);
    await host.files.makeDirectory(`${home}/node_modules/typescript`);
    await host.files.write(`${home}/node_modules/typescript/package.json`, JSON.stringify({ version }));
    await runAgain(['generate'], host);
    expect(host.calls[0]?.args.includes('--singleThreaded')).toBe(isAsked);
  });

  it('is not made where nothing was generated, nor where it is not wanted or not possible', async () => {
    const host = await changedProject(output);
    for (const argv of [['--check'], ['--dry-run'], ['--no-typecheck'], []])
      await runAgain(['generate', ...argv], host);
    const bare = await changedProject(output, 2, '');
    expect((await runAgain(['generate'], bare)).stderr).toBe('');
    expect([...host.calls, ...bare.calls]).toEqual([]);
  });

  it('says when the compiler itself fails', async () => {
    const host = await changedProject('error TS5083: Cannot read file "tsconfig.base.json".', 1);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('Your files were not type-checked: tsc says "error TS5083');
  });
});
