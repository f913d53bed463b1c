import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/host/node-host.ts';
import type { ProgramAnswer } from '../../../src/host/ports.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigen-exchange-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const host = createNodeHost();

function exchange(code: string, input = '', timeoutSeconds = 20): Promise<ProgramAnswer> {
  const options = { cwd: folder, input, timeoutSeconds, maxBytes: 100_000 };
  return host.processes.exchange(host.environment.nodeCommand, ['--eval', code], options);
}

describe('exchange', () => {
  it('gives the input and keeps both outputs apart', async () => {
    const code = 'process.stdin.on("data", (part) => process.stdout.write(part)); console.error("aside")';
    expect(await exchange(code, 'grüße\n')).toEqual({
      end: 'exit',
      exitCode: 0,
      stdout: 'grüße\n',
      stderr: 'aside\n',
    });
  });

  it('leaves out the mark that some programs put in front of what they print', async () => {
    expect(await exchange('process.stdout.write("\\ufeff{}")')).toMatchObject({ stdout: '{}' });
  });

  it('tells how a program ended', async () => {
    expect(await exchange('process.exit(7)')).toMatchObject({ end: 'exit', exitCode: 7 });
    expect(await exchange('process.kill(process.pid, "SIGKILL")')).toMatchObject({ end: 'signal' });
    expect(await exchange('setInterval(() => {}, 1000)', '', 1)).toMatchObject({ end: 'timeout' });
    // Each part waits for the one before it: a loop that never rests would fill its own memory instead of the pipe.
    const endless = 'const write = () => process.stdout.write("x".repeat(1000), write); write();';
    expect(await exchange(endless)).toMatchObject({ end: 'too-much' });
  });

  it('survives a program that does not read what it is given', async () => {
    expect(await exchange('process.exit(0)', 'x'.repeat(2_000_000))).toMatchObject({ exitCode: 0 });
  });

  it('ends what a program has started when its time is over', async () => {
    const started =
      'process.on("SIGTERM", () => {}); require("node:fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)';
    const code = `require("node:child_process").spawn(process.execPath, ["--eval", ${JSON.stringify(started)}], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
    expect(await exchange(code, '', 2)).toMatchObject({ end: 'timeout' });
    const child = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    for (let round = 0; round < 100 && host.processes.isRunning(child); round += 1) await wait(20);
    expect(host.processes.isRunning(child)).toBe(false);
  });

  it('says that a program is not installed', async () => {
    const options = { cwd: folder, input: 'x', timeoutSeconds: 5, maxBytes: 100 };
    await expect(host.processes.exchange('no-such-program', [], options)).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
