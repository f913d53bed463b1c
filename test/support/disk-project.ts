import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import type { Host } from '../../src/host/ports.ts';

/** What a run of the command line on the real disk came to. */
export interface DiskRun {
  readonly exit: number;
  /** Standard output and standard error, in the order of printing. */
  readonly output: string;
}

/** Runs the command line in this process, on the real disk, as if started in a folder. `wrap` may change the world. */
export async function runOnDisk(
  argv: readonly string[],
  workingDirectory: string,
  wrap: (host: Host) => Host = (host) => host,
): Promise<DiskRun> {
  const real = createNodeHost();
  let output = '';
  const host: Host = {
    ...real,
    terminal: {
      ...real.terminal,
      out: (part) => (output += part),
      error: (part) => (output += part),
      isInteractive: false,
      colorLevel: 0,
      columns: 100,
    },
    environment: { ...real.environment, workingDirectory, hostName: real.environment.hostName },
  };
  const exit = await main(argv, wrap(host));
  return { exit, output };
}

/** Everything below a folder by relative path: the bytes of files (one character each), folders as `/`, links as `→ target`. */
export function readTree(
  folder: string,
  skipped: RegExp = /^(?:node_modules|\.git)(?:\/|$)/,
): Map<string, string> {
  const tree = new Map<string, string>();
  const walk = (path: string): void => {
    for (const name of readdirSync(path).toSorted()) {
      const whole = join(path, name);
      const short = relative(folder, whole);
      if (skipped.test(short)) continue;
      const entry = lstatSync(whole);
      if (entry.isSymbolicLink()) tree.set(short, `→ ${readlinkSync(whole)}`);
      else if (entry.isDirectory()) {
        tree.set(short, '/');
        walk(whole);
      } else tree.set(short, readFileSync(whole, 'latin1'));
    }
  };
  walk(folder);
  return tree;
}
