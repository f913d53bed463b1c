import { StartError } from './start-error.ts';

/**
 * Runs the program. A failure to start is one message for its owner; anything else that nobody
 * caught is a bug.
 */
export async function run(main: () => Promise<void>): Promise<void> {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    await main();
  } catch (error) {
    fail(error);
  }
}

/** Ends the program at once: what was broken is not known. */
export function fail(error: unknown): void {
  process.stderr.write(`${error instanceof StartError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
