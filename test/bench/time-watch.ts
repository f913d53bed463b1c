import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { timingOf, type Timing } from './measure.ts';

/** A command that goes on until it is interrupted, and an edit that it answers. */
export interface WatchedEdit {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly edit: () => void;
}

/** From an edit to the report of what it changed, in milliseconds: medians and extremes, after two edits to warm up. */
export async function timeWatch({ args, cwd, edit }: WatchedEdit, runs: number): Promise<Timing> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let isOver = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(() => (isOver = true));
  const heard = async (text: string) => {
    while (!output.includes(text)) {
      if (isOver) throw new Error(`${args.join(' ')} ended:\n${output}`);
      await sleep(1);
    }
  };
  try {
    await heard('Waiting for the next change');
    const samples: number[] = [];
    for (let run = -2; run < runs; run += 1) {
      // What the run before set off in the watcher must be over.
      await sleep(200);
      output = '';
      const start = performance.now();
      edit();
      await heard('changed');
      if (run >= 0) samples.push(performance.now() - start);
    }
    return timingOf(samples);
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}
