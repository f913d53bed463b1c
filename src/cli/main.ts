import { print } from '../host/node-print.ts';
import type { Host } from '../host/ports.ts';

/** Set by the build of the shipped package. */
declare const APIGEN_VERSION: string | undefined;

/**
 * The command line: arguments in, exit code out. Asking for the version is answered before anything else is loaded, the
 * file system included, because scripts and editors ask it all the time.
 */
export async function main(argv: readonly string[], given?: Host): Promise<number> {
  if (argv.length === 1 && argv[0] === '--version' && typeof APIGEN_VERSION === 'string') {
    const text = `${APIGEN_VERSION}\n`;
    // What cannot be written is tried and explained below.
    if (given === undefined && (await print(text))) return 0;
  }
  const { run } = await import('./run.ts');
  const { createNodeHost } = await import('../host/node-host.ts');
  return run(argv, given ?? createNodeHost());
}
