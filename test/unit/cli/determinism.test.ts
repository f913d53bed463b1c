import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../src/host/memory-host.ts';
import { smallContract } from '../../support/contracts.ts';
import { runAgain, runCli } from '../../support/run-cli.ts';

const orders: readonly (readonly [string, (names: readonly string[]) => readonly string[]])[] = [
  ['backwards', (names) => names.toReversed()],
  ['odd ones first', (names) => [...names.filter(isOdd), ...names.filter((_, index) => !isOdd(_, index))]],
];

function isOdd(_: string, index: number): boolean {
  return index % 2 === 1;
}

/** What the command line makes of a contract, and of a change of it, on a disk that lists folders in some order. */
async function generateOn(order: (names: readonly string[]) => readonly string[]) {
  const prepare = ({ files }: MemoryHost): void => {
    const list = files.list.bind(files);
    files.list = async (path) => order(await list(path));
  };
  const argv = ['new', 'user.api', 'one', '--no-install', '--skip-git'];
  const { host } = await runCli(argv, { 'user.api': smallContract }, { prepare });
  await runAgain(['new', 'user.api', 'two', '--no-install', '--skip-git'], host);
  for (const place of ['one', 'two']) {
    const path = `${host.environment.workingDirectory}/${place}/api/user.api`;
    await host.files.write(path, smallContract.replace('DeleteUser', 'RemoveUser'));
  }
  const run = await runAgain(['generate', '--all', '--diff'], host);
  return { stdout: run.stdout, stderr: run.stderr, files: run.files };
}

describe('the order in which a disk lists its folders', () => {
  it.each(orders)('does not matter: %s', async (_, order) => {
    expect(await generateOn(order)).toEqual(await generateOn((names) => names));
  });
});
