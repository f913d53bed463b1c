import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One command to be timed as a whole process. */
export interface BenchCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Runs before every measured run and is not timed. */
  readonly before?: () => void;
}

/** The median and the extremes of several runs, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const memoryHook = fileURLToPath(new URL('print-peak-memory.js', import.meta.url));

/** Times several commands in turn (A B A B …), so that a drift of the machine meets all of them alike; one warm-up each. */
export function timeInTurn(commands: readonly BenchCommand[], runs: number): Timing[] {
  const samples = commands.map((): number[] => []);
  for (let run = -1; run < runs; run += 1) {
    commands.forEach((command, index) => {
      command.before?.();
      const start = process.hrtime.bigint();
      runOnce(command, []);
      if (run >= 0) samples[index]?.push(Number(process.hrtime.bigint() - start) / 1e6);
    });
  }
  return samples.map((values) => {
    const sorted = values.toSorted((a, b) => a - b);
    return { median: sorted[sorted.length >> 1] ?? 0, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 };
  });
}

/** Peak resident memory of a command in MiB. */
export function peakMemory(command: BenchCommand): number {
  command.before?.();
  const output = runOnce(command, ['--import', memoryHook]);
  const kilobytes = /peak-memory-kib=(\d+)/.exec(output)?.[1];
  if (kilobytes === undefined) throw new Error(`No memory figure of ${command.args.join(' ')}.`);
  return Number(kilobytes) / 1024;
}

function runOnce({ args, cwd }: BenchCommand, nodeOptions: readonly string[]): string {
  const result = spawnSync(process.execPath, [...nodeOptions, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  }
  return result.stdout + result.stderr;
}
