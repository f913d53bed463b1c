import { describe, expect, it } from 'vitest';
import type { MemoryHost, MemoryHostOptions } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const stub = 'src/logic/user/delete-user.ts';
const edited = 'src/logic/user/get-user.ts';

/** A project in which both handlers have other names now: one stub nobody edited, one that was worked on. */
async function project(options: MemoryHostOptions = {}): Promise<MemoryHost> {
  const made = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
  const { host } = await runCli(made, { 'api/user.api': smallContract }, options);
  await host.files.write(`${home}/${edited}`, `${filesOf(host)[edited] ?? ''}// mine\n`);
  const contract = smallContract
    .replace('@handler GetUser', '@handler ShowUser')
    .replace('@handler DeleteUser', '@handler DropUser');
  await host.files.write(`${home}/api/user.api`, contract);
  expect((await runAgain(['generate'], host)).exit).toBe(0);
  return host;
}

/** The paths that a run took away. */
function gone(before: Record<string, string>, after: Readonly<Record<string, string>>): string[] {
  return Object.keys(before).filter((path) => after[path] === undefined);
}

describe('apigen prune', () => {
  it('deletes the stub that nobody edited, keeps the work of its owner, and forgets what is gone', async () => {
    const host = await project();
    const before = filesOf(host);
    const run = await runAgain(['prune', '--yes'], host);
    expect(run.exit).toBe(0);
    expect(gone(before, run.files)).toEqual([stub]);
    expect(run.stdout).toContain(`- ${stub}`);
    expect(run.stderr).toContain(edited);
    expect(run.files['.apigen/manifest.json']).not.toContain(`"${stub}"`);
    const again = await runAgain(['prune'], host);
    expect({ exit: again.exit, files: again.files }).toEqual({ exit: 0, files: run.files });
    expect(again.stderr).toContain(edited);
  });

  it('does not let a contract that is taken back pass for generated', async () => {
    const made = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
    const { host } = await runCli(made, { 'api/user.api': smallContract });
    const renamed = smallContract.replace('@handler DeleteUser', '@handler DropUser');
    await host.files.write(`${home}/api/user.api`, renamed);
    expect((await runAgain(['prune', '--yes'], host)).files[stub]).toBeUndefined();
    await host.files.write(`${home}/api/user.api`, smallContract);
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    const run = await runAgain(['generate'], host);
    expect(run.files[stub]).toBeDefined();
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
  });

  it.each([
    ['y', 0, [stub]],
    ['Yes ', 0, [stub]],
    ['', 1, []],
    ['n', 1, []],
    ['yesterday', 1, []],
  ])('asks on a terminal and takes %j for an answer', async (answer, exit, paths) => {
    const host = await project({ isInteractive: true, answers: [answer] });
    const before = filesOf(host);
    const run = await runAgain(['prune'], host);
    expect({ exit: run.exit, gone: gone(before, run.files) }).toEqual({ exit, gone: paths });
    expect(run.stderr).toContain(`- ${stub}\nDelete this stub, which nobody edited? [y/N]`);
  });

  it('never waits for an answer that nobody can give', async () => {
    for (const argv of [['prune'], ['prune', '--json']]) {
      const host = await project({ isInteractive: argv.length > 1, answers: ['y'] });
      const before = filesOf(host);
      const run = await runAgain(argv, host);
      expect({ exit: run.exit, files: run.files }).toEqual({ exit: 2, files: before });
      expect(run.stderr + run.stdout).toContain('prune-unconfirmed');
    }
  });

  it('answers with --check, until only what the contract asks for is left', async () => {
    const host = await project();
    const before = filesOf(host);
    const run = await runAgain(['prune', '--check'], host);
    expect({ exit: run.exit, files: run.files }).toEqual({ exit: 1, files: before });
    await runAgain(['prune', '--yes'], host);
    const left = await runAgain(['prune', '--check'], host);
    expect(left).toMatchObject({ exit: 1, stdout: '✘ user-api: 1 file left over\n' });
    await host.files.removeFile(`${home}/${edited}`);
    expect((await runAgain(['prune', '--check'], host)).exit).toBe(0);
  });

  it('keeps a file of the owner that stood there before apigen came', async () => {
    const made = ['new', 'api/user.api', '--dir', '.', '--force-empty', '--no-install', '--skip-git'];
    const { host } = await runCli(made, { 'api/user.api': smallContract, [edited]: 'mine\n' });
    await host.files.write(`${home}/api/user.api`, smallContract.replace('GetUser', 'ShowUser'));
    await runAgain(['generate'], host);
    const run = await runAgain(['prune', '--yes'], host);
    expect({ exit: run.exit, kept: run.files[edited] }).toEqual({ exit: 0, kept: 'mine\n' });
  });
});
