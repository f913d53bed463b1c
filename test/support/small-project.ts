import { expect } from 'vitest';
import type { MemoryHost, MemoryHostOptions } from '../../src/host/memory-host.ts';
import { smallContract } from './contracts.ts';
import { filesOf, home, runCli } from './run-cli.ts';

/** A fresh project of the small contract in the working directory, made by the command line itself. */
export async function project(options: MemoryHostOptions = {}): Promise<MemoryHost> {
  const argv = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
  return (await runCli(argv, { 'api/user.api': smallContract }, options)).host;
}

/** Edits a file of the project as its owner would; an edit that changes nothing is a mistake of the test. */
export async function rewrite(
  host: MemoryHost,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const old = filesOf(host)[path] ?? '';
  const now = change(old);
  expect(now, `the change of ${path} must change it`).not.toBe(old);
  await host.files.write(`${home}/${path}`, now);
}

/** The script `dev` in the `package.json` of a new project. */
export const devScript =
  'nodemon --quiet --no-stdin --watch src --watch config --ext ts,yaml --signal SIGTERM --exec node src/main.ts';
