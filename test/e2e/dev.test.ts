import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apigen, labFolder } from '../support/service-lab.ts';

let folder = '';
let project = '';
let running: ChildProcess | undefined;
let output = '';

beforeAll(async () => {
  folder = await labFolder('dev');
  project = join(folder, 'service');
  writeFileSync(join(folder, 'a.api'), contract(1));
  const made = await apigen(['new', 'a.api', 'service', '--no-install', '--skip-git'], folder);
  expect(made.exitCode, made.output).toBe(0);
  const started = spawn('npm', ['run', 'dev'], {
    cwd: project,
    // A group of its own, so that all of it can be ended.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', ADMIN_PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
  });
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  running = started;
});
afterAll(() => {
  if (running?.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function contract(version: number): string {
  return `service a-api {\n\t@handler ping\n\tget /v${version}\n}\n`;
}

/** Every address that the service gave, one for each start. */
function addresses(): string[] {
  return [...output.matchAll(/answers at (http:[^"\s]+)/g)].map(([, url = '']) => url);
}

/** What the service answers to once it has started after `change`. */
async function startAfter(change: () => unknown): Promise<string> {
  const before = addresses().length;
  await change();
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const found = addresses();
    if (found.length > before) return found.at(-1) ?? '';
    await setTimeout(50);
  }
  throw new Error(`The service did not start for the ${before + 1}th time:\n${output}`);
}

describe('npm run dev', () => {
  it('starts the service again whenever apigen or an editor replaces a file, and when the configuration changes', async () => {
    while (addresses().length === 0) await setTimeout(50);
    // Nothing says when the watcher has seen all folders.
    await setTimeout(2000);
    // Each time the same generated files get new inodes, which is all that some watchers look at.
    for (const version of [2, 3, 4]) {
      const url = await startAfter(async () => {
        writeFileSync(join(project, 'api/a.api'), contract(version));
        const run = await apigen(['generate', '--no-typecheck'], project);
        expect(run.exitCode, run.output).toBe(0);
      });
      expect((await fetch(`${url}/v${version}`)).status, output).toBe(501);
      expect((await fetch(`${url}/v${version - 1}`)).status).toBe(404);
    }
    for (const file of ['config/default.yaml', 'src/logic/ping.ts'])
      await startAfter(() => {
        appendFileSync(join(project, file), file.endsWith('.ts') ? '// Mine.\n' : '# Mine.\n');
      });
  });
});
