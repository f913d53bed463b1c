import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who runs a server: some refuse to be run by root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account of a system user, when this process is root and there is one; else this process's own. */
export function accountOf(user: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** An empty folder that the account may write. */
export function serverFolder(name: string, account: Account | undefined): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `apigen-${name}-`)));
  mkdirSync(join(folder, 'data'));
  if (account === undefined) return folder;
  for (const path of [folder, join(folder, 'data')]) chownSync(path, account.uid, account.gid);
  return folder;
}

/** A server of the tests' own: killed without a word and started again, as power cuts do. */
export class ServerProcess {
  readonly folder: string;
  readonly port: number;
  readonly #start: () => ChildProcess;
  readonly #isReady: (port: number) => Promise<boolean>;
  readonly #quit: 'SIGKILL' | 'SIGQUIT';
  #child: ChildProcess | undefined;
  #output = '';

  /** `quit` ends it at once, leaving nothing behind in the system. */
  constructor(
    folder: string,
    port: number,
    start: () => ChildProcess,
    isReady = accepts,
    quit: 'SIGKILL' | 'SIGQUIT' = 'SIGKILL',
  ) {
    this.folder = folder;
    this.port = port;
    this.#start = start;
    this.#isReady = isReady;
    this.#quit = quit;
    process.once('exit', () => this.#child?.kill(quit));
  }

  /** Starts it and waits until it takes connections. */
  async start(): Promise<void> {
    const child = this.#start();
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
      if (await this.#isReady(this.port)) return;
      if (child.exitCode !== null) break;
      await sleep(50);
    }
    throw new Error(`The server in ${this.folder} did not start:\n${this.#output.slice(-4000)}`);
  }

  /** Ends it and all of its own; `SIGKILL` leaves everything as it is at that moment. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' | 'SIGQUIT' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    // PostgreSQL's own processes outlive a killed server for moments, in which they answer and commit; its pipes close behind the last.
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    const late = sleep(10_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
    await Promise.race([ended, late]);
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.stop(this.#quit);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts a program as a server: its output piped, its account that of the server. */
export function spawnServer(
  program: string,
  args: readonly string[],
  account: Account | undefined,
): ChildProcess {
  return spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
    env: { ...process.env, TZ: 'UTC' },
  });
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
