// Preloaded into a process (`node --import`): strikes it down in the middle of its file operation number `STRIKE_AT`
// (from 0). A write is struck with half of its bytes on the disk, anything else just before it happens.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Operation =
  'writeFileSync' | 'chmodSync' | 'mkdirSync' | 'renameSync' | 'unlinkSync' | 'rmdirSync' | 'rmSync';
const operations: readonly Operation[] = [
  'writeFileSync',
  'chmodSync',
  'mkdirSync',
  'renameSync',
  'unlinkSync',
  'rmdirSync',
  'rmSync',
];

const fatal = Number(process.env['STRIKE_AT'] ?? Number.NaN);
const signal = process.env['STRIKE_WITH'] === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
let count = 0;

function strike(
  name: Operation,
  parameters: readonly unknown[],
  original: (...all: unknown[]) => unknown,
): void {
  const [path, content, options] = parameters;
  if (name === 'writeFileSync' && signal === 'SIGKILL' && content !== undefined) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : (content as Uint8Array); // what apigen writes
    original(path, bytes.subarray(0, bytes.length / 2), options);
  }
  process.kill(process.pid, signal);
}

for (const name of operations) {
  const original = fs[name] as (...all: unknown[]) => unknown; // handed on exactly as they come
  Object.assign(fs, {
    [name]: (...parameters: unknown[]): unknown => {
      if (count === fatal) strike(name, parameters, original);
      count += 1;
      return original(...parameters);
    },
  });
}
syncBuiltinESMExports();

process.on('exit', () => {
  if (process.env['STRIKE_COUNT'] === '1') process.stderr.write(`operations: ${count}\n`);
});
