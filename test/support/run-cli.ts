import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from '../../src/host/memory-host.ts';
import { main } from '../../src/cli/main.ts';
import { repositoryRoot } from './repository.ts';

/** The working directory of every run: a place where no machine has this repository. */
export const home = '/memory/project';

/** What a run of the command line came to. */
export interface CliRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every file below the working directory (relative) and elsewhere (absolute), apigen's own package aside. */
  readonly files: Readonly<Record<string, string>>;
  readonly host: MemoryHost;
}

const packageFolders = ['templates', 'src/runtime'];
let packageFiles: Record<string, Uint8Array> | undefined;

/** Runs the command line in this process against a world in memory. */
export async function runCli(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: Omit<MemoryHostOptions, 'files'> & { readonly prepare?: (host: MemoryHost) => void } = {},
): Promise<CliRun> {
  const absolute = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path.startsWith('/') ? path : `${home}/${path}`,
      content,
    ]),
  );
  const host = createMemoryHost({
    workingDirectory: home,
    ...options,
    files: { ...readPackage(), ...absolute },
  });
  options.prepare?.(host);
  return runAgain(argv, host);
}

/** Runs one more command in the same world. */
export async function runAgain(argv: readonly string[], host: MemoryHost): Promise<CliRun> {
  host.output.out = '';
  host.output.error = '';
  const exit = await main(argv, host);
  return { exit, stdout: host.output.out, stderr: host.output.error, files: filesOf(host), host };
}

/** The files of a world, without apigen's own package. */
export function filesOf(host: MemoryHost): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [path, entry] of host.files.entries) {
    if (entry.kind !== 'file' || path.startsWith(`${repositoryRoot}/`)) continue;
    const shown = path.startsWith(`${home}/`) ? path.slice(home.length + 1) : path;
    files[shown] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry.bytes);
  }
  return files;
}

/** The templates and runtime modules of the package, read once. */
function readPackage(): Record<string, Uint8Array> {
  packageFiles ??= Object.fromEntries([
    [`${repositoryRoot}/package.json`, readFileSync(join(repositoryRoot, 'package.json'))],
    ...packageFolders.flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path): [string, Uint8Array] => [path, readFileSync(path)]),
    ),
  ]);
  return packageFiles;
}
