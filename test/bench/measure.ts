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

const usageHook = fileURLToPath(new URL('print-usage.js', import.meta.url));

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
  return samples.map(timingOf);
}

/** Several measured times, in milliseconds. */
export function timingOf(samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** Peak resident memory of a command in MiB. */
export function peakMemory(command: BenchCommand): number {
  return usageOf(command, 'peak-memory-kib') / 1024;
}

/** Medians of the processor time of several commands in turn, in milliseconds: what other work on the machine distorts least. */
export function processorTimeInTurn(commands: readonly BenchCommand[], runs: number): number[] {
  const samples = commands.map((): number[] => []);
  for (let run = 0; run < runs; run += 1)
    commands.forEach((command, index) => samples[index]?.push(usageOf(command, 'processor-time-us') / 1000));
  return samples.map((values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0);
}

function usageOf(command: BenchCommand, figure: string): number {
  command.before?.();
  const output = runOnce(command, ['--import', usageHook]);
  const value = new RegExp(`${figure}=(\\d+)`).exec(output)?.[1];
  if (value === undefined) throw new Error(`No ${figure} of ${command.args.join(' ')}.`);
  return Number(value);
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
