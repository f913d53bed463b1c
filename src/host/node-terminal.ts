import { createPrinting } from './node-printing.ts';
import type { Terminal } from './ports.ts';

/**
 * Standard output and error. A reader that goes away (`| head`) is no failure. Streams are opened on first use, because
 * opening one that is never written to is a measurable part of a short run.
 */
export function createNodeTerminal(): Terminal {
  const printing = createPrinting();
  return {
    out: (text) => printing.write(process.stdout, text),
    error: (text) => printing.write(process.stderr, text),
    flush: () => printing.flush(),
    ask,
    get isInteractive() {
      return process.stdin.isTTY && process.stdout.isTTY && process.stderr.isTTY;
    },
    get colorLevel() {
      return colorLevel(
        process.env,
        process.stdout.isTTY && process.stderr.isTTY ? process.stdout.getColorDepth() : 1,
      );
    },
    get columns() {
      // Some terminals, such as those of CI, say that they have no width at all.
      return process.stdout.columns || process.stderr.columns || 100;
    },
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => line.once('close', () => resolve('')));
  try {
    return await Promise.race([line.question(question), ended]);
  } finally {
    line.close();
  }
}

/**
 * How many colours to use: `NO_COLOR` says none, `FORCE_COLOR` some whatever the streams are, else what the terminal
 * can; `depth` is the bits of colour it announces (1 for a pipe).
 */
export function colorLevel(
  variables: Readonly<Record<string, string | undefined>>,
  depth: number,
): 0 | 1 | 2 | 3 {
  const forced = variables['FORCE_COLOR'];
  if (variables['NO_COLOR'] !== undefined && variables['NO_COLOR'] !== '') return 0;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '2' ? 2 : forced === '3' ? 3 : 1;
  }
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}
