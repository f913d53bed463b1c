// The global `process`, here and beside: importing it as a module costs milliseconds, for a wrapper of every field is made.

/**
 * Writes to standard output, for the one answer that is given before a host is made. Gives whether it is out.
 */
export async function print(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.once('error', () => undefined);
    process.stdout.write(text, (error) => resolve(!(error instanceof Error)));
  });
}
