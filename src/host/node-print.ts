// The global `process`, here and beside: importing it as a module costs milliseconds, for a wrapper of every field is made.

/** Writes to standard output, for the one answer that is given before a host is made. */
export function print(text: string): void {
  process.stdout.write(text);
}
