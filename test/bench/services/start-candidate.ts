import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/servers/free-port.ts';

/** A service in a process of its own. */
export interface ServiceCandidate {
  readonly name: string;
  readonly url: string;
  /** The processor time of its process until now, in microseconds. */
  readonly processorTime: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const hook = fileURLToPath(new URL('answer-usage.js', import.meta.url));

/** Starts a program of a folder in production, its log thrown away by the system, and waits until it answers. */
export async function startCandidate(
  name: string,
  folder: string,
  entry: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServiceCandidate> {
  const port = await freePort();
  const ports = { PORT: String(port), ADMIN_PORT: '0', HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['--import', hook, entry], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', ...ports, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, () => child.exitCode !== null);
  return {
    name,
    url,
    processorTime: async () => {
      const answer = once(child, 'message');
      child.send('usage');
      return Number((await answer)[0]);
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilAnswering(url: string, isOver: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (isOver()) throw new Error('The service ended when it started.');
    try {
      await fetch(url);
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`Nothing answers at ${url}.`);
}
