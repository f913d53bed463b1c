import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './repository.ts';

/** How a command ended that may have been killed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** Starts the built command line in a project; with `environment` it is struck down by `test/support/strike.js`. */
export function startCommand(
  argv: readonly string[],
  folder: string,
  environment?: Readonly<Record<string, string>>,
): {
  readonly ended: Promise<Ended>;
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  output(): string;
} {
  const preload =
    environment === undefined ? [] : ['--import', join(repositoryRoot, 'test/support/strike.js')];
  // What is kept of a command is written in some runs only, and would be counted in those.
  const variables = environment && { ...environment, NODE_DISABLE_COMPILE_CACHE: '1' };
  const child = spawn(process.execPath, [...preload, join(repositoryRoot, 'bin/apigen.js'), ...argv], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, output }));
  });
  return { ended, pid: child.pid ?? 0, kill: (signal) => void child.kill(signal), output: () => output };
}

/** Two at a time, as many as the machines of continuous integration have processors. */
export async function forEachMoment<Moment>(
  moments: readonly Moment[],
  work: (moment: Moment) => Promise<void>,
): Promise<void> {
  const queue = [...moments];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}

/** So many numbers at equal distances, from the first on. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + (index * (to - from)) / count);
}
