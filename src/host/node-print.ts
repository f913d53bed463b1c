import process from 'node:process';

/** Writes to standard output, for the one answer that is given before a host is made. */
export function print(text: string): void {
  process.stdout.write(text);
}
