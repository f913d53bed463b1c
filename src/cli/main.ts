import { createNodeHost } from '../host/node-host.ts';
import type { Host } from '../host/ports.ts';
import { readVersion } from './version.ts';

/**
 * The command line: arguments in, exit code out. Asking for the version is answered before anything heavy is loaded,
 * because scripts and editors ask it all the time.
 */
export async function main(argv: readonly string[], host: Host = createNodeHost()): Promise<number> {
  if (argv.length === 1 && argv[0] === '--version') {
    const version = await readVersion(host.files, async () =>
      (await import('./package-root.ts')).findPackageRoot(),
    );
    host.terminal.out(`${version}\n`);
    return 0;
  }
  const { run } = await import('./run.ts');
  return run(argv, host);
}
