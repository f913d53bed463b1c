import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that tests start, and the Debian package that brings it. */
export interface ServerProgram {
  readonly program: string;
  readonly package: string;
  /** Where Debian keeps it when it is not on the path; may hold `*`. */
  readonly places?: readonly string[];
}

/**
 * The program's path, installed first where it is missing and this machine lets us; undefined where it does not. In CI
 * a missing server is an error: a suite that silently proves nothing is worse than a red one.
 */
export function findServer(wanted: ServerProgram): string | undefined {
  const found = locate(wanted) ?? install(wanted);
  if (found === undefined && process.env['CI'] !== undefined)
    throw new Error(
      `"${wanted.program}" is missing and could not be installed (apt-get install ${wanted.package}).`,
    );
  return found;
}

function locate({ program, places = [] }: ServerProgram): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  const elsewhere = places.flatMap((place) => globSync(place)).toSorted();
  return [...elsewhere.toReversed(), ...onPath, join('/usr/sbin', program)].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}

function install(wanted: ServerProgram): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: readonly string[]) => execFileSync('apt-get', args, { env, stdio: 'pipe' });
  try {
    // Servers of the system stay off: the tests start instances of their own.
    run(['install', '-y', '-qq', '--no-install-recommends', wanted.package]);
  } catch {
    try {
      run(['update', '-qq']);
      run(['install', '-y', '-qq', '--no-install-recommends', wanted.package]);
    } catch {
      return undefined;
    }
  }
  return locate(wanted);
}
