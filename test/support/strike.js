// Preloaded into a process (`node --import`): strikes it down in the middle of its file operation number `STRIKE_AT`
// (from 0). A write is struck with half of its bytes on the disk, anything else just before it happens. Plain
// JavaScript: hundreds of processes load it, and each would have to make some of TypeScript first.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const operations = [
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

function strike(name, [path, content, options], original) {
  if (name === 'writeFileSync' && signal === 'SIGKILL' && content !== undefined) {
    const bytes = Buffer.from(content);
    original(path, bytes.subarray(0, bytes.length / 2), options);
  }
  process.kill(process.pid, signal);
}

for (const name of operations) {
  const original = fs[name];
  fs[name] = (...parameters) => {
    if (count === fatal) strike(name, parameters, original);
    count += 1;
    return original(...parameters);
  };
}
syncBuiltinESMExports();

process.on('exit', () => {
  if (process.env['STRIKE_COUNT'] === '1') process.stderr.write(`operations: ${count}\n`);
});
