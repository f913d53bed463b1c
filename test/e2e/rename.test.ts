import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { apigen, labFolder, run, typeCheck } from '../support/service-lab.ts';

const example = join(repositoryRoot, 'examples/user');
const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

describe('apigen rename in a copy of examples/user', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** The example as the service of a monorepo, with everything committed. */
  async function committedProject(): Promise<{ repository: string; project: string }> {
    const repository = await labFolder('rename');
    folders.push(repository);
    const project = join(repository, 'services/user');
    cpSync(example, project, {
      recursive: true,
      filter: (path) => !/\/(?:node_modules|dist)(?:\/|$)|\/\.env$/.test(path.slice(example.length)),
    });
    await git(repository, 'init', '--quiet');
    await git(repository, 'add', '--all');
    await git(repository, ...identity, 'commit', '--quiet', '-m', 'Start');
    return { repository, project };
  }

  async function git(folder: string, ...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await run('git', args, folder);
    expect(exitCode, output).toBe(0);
    return output;
  }

  it('renames a handler: the types hold, the tests pass and the history follows the file', async () => {
    const { repository, project } = await committedProject();
    const old = join(project, 'src/logic/user/get-user.ts');
    const unstaged = `${readFileSync(old, 'utf8')}// not committed yet\n`;
    writeFileSync(old, unstaged);
    writeFileSync(
      join(project, 'test/logic/get-user.test.ts'),
      "import assert from 'node:assert/strict';\nimport { it } from 'node:test';\nimport { getUser } from '../../src/logic/user/get-user.ts';\n\nit('is a function', () => assert.equal(typeof getUser, 'function'));\n",
    );
    const renamed = await apigen(['rename', 'handler', 'getUser', 'fetchUser'], project);
    expect(renamed.exitCode, renamed.output).toBe(0);
    expect(renamed.output).toContain('Git follows the moved files');
    expect(existsSync(old)).toBe(false);
    expect(readFileSync(join(project, 'src/logic/user/fetch-user.ts'), 'utf8')).toBe(
      unstaged.replace('{ GetUser }', '{ FetchUser }').replace('getUser: GetUser', 'fetchUser: FetchUser'),
    );
    const types = await typeCheck(project);
    expect(types.exitCode, types.output).toBe(0);
    const tests = await run('npm', ['test', '--silent'], project);
    expect(tests.exitCode, tests.output).toBe(0);
    // As after "git mv": the move is staged, what was not staged before still is not.
    expect(await git(repository, 'diff', '--cached', '--name-status', '-M')).toBe(
      'R100\tservices/user/src/logic/user/get-user.ts\tservices/user/src/logic/user/fetch-user.ts',
    );
    await git(repository, 'add', '--all');
    await git(repository, ...identity, 'commit', '--quiet', '-m', 'Rename');
    const path = 'services/user/src/logic/user/fetch-user.ts';
    expect((await git(repository, 'log', '--follow', '--format=%s', '--', path)).split('\n')).toEqual([
      'Rename',
      'Start',
    ]);
    const check = await apigen(['generate', '--check'], project);
    expect(check.exitCode, check.output).toBe(0);
  });

  it('renames types and groups, and the code of the example follows', async () => {
    const { project } = await committedProject();
    for (const words of [
      ['type', 'User', 'Member'],
      ['type', 'UpdateUserReq', 'ChangeAccountReq'],
      ['group', 'user', 'account/own'],
      ['handler', 'listUsers', 'search'],
    ]) {
      const renamed = await apigen(['rename', ...words], project);
      expect(renamed.exitCode, renamed.output).toBe(0);
    }
    expect(existsSync(join(project, 'src/logic/user'))).toBe(false);
    expect(readFileSync(join(project, 'src/store/user-store.ts'), 'utf8')).toContain(
      "import type { Member } from '../gen/types/user.ts';",
    );
    const types = await typeCheck(project);
    expect(types.exitCode, types.output).toBe(0);
    const tests = await run('npm', ['test', '--silent'], project);
    expect(tests.exitCode, tests.output).toBe(0);
  });
});
