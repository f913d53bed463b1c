import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import { repositoryRoot } from './repository.ts';

/** What a finished process said. */
export interface ProcessResult {
  readonly exitCode: number;
  readonly output: string;
}

/** Every service loads the same packages: all but the first have them compiled. */
const compileCache = join(tmpdir(), 'apigen-compile-cache');

/** Runs the built command line exactly as a user would. */
export async function apigen(args: readonly string[], cwd: string): Promise<ProcessResult> {
  return run(process.execPath, [join(repositoryRoot, 'bin/apigen.js'), ...args], cwd);
}

/** Runs a program; its failure is a result, not an exception. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  const result = await execa(command, args, {
    cwd,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: { NO_COLOR: '1', NODE_COMPILE_CACHE: compileCache, ...environment },
    extendEnv: true,
  });
  return { exitCode: result.exitCode ?? -1, output: result.all };
}

/**
 * A folder whose `node_modules` has everything a generated service needs, installed once per version list, so that
 * services in folders below resolve it without an install of their own.
 */
export async function sharedInstall(): Promise<string> {
  const manifest = readFileSync(join(repositoryRoot, 'templates/versions/package.json'), 'utf8');
  const id = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  // Not below node_modules: Node strips no types there.
  const folder = join(tmpdir(), `apigen-lab-${id}`);
  const marker = join(folder, 'installed');
  while (!existsSync(marker)) {
    if (await takeTurn(`${folder}.turn`)) {
      try {
        if (!existsSync(marker)) await install(folder, manifest);
        writeFileSync(marker, '');
      } finally {
        rmSync(`${folder}.turn`, { recursive: true, force: true });
      }
    }
  }
  return folder;
}

async function install(folder: string, manifest: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  const { exitCode, output } = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
  if (exitCode !== 0)
    throw new Error(`The dependencies of the generated services could not be installed:\n${output}`);
}

/** Longer than any install: a turn that is older was never given back. */
const longestTurn = 10 * 60_000;

/** Makes a folder that only one of many processes can make; waits a little where another one has it. */
async function takeTurn(folder: string): Promise<boolean> {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > longestTurn) rmSync(folder, { recursive: true, force: true });
    await setTimeout(200);
    return false;
  }
}

/** An empty folder below the shared install. */
export async function labFolder(name: string): Promise<string> {
  const shared = await sharedInstall();
  mkdirSync(join(shared, 'services'), { recursive: true });
  return mkdtempSync(join(shared, 'services', `${name}-`));
}

/** Type-checks a project with its own tsconfig.json and the compiler of the shared install. */
export async function typeCheck(folder: string): Promise<ProcessResult> {
  const shared = await sharedInstall();
  // With several checkers each reads the types of the packages for itself: quicker alone, slower beside other tests.
  const args = ['--noEmit', '--incremental', 'false', '--singleThreaded'];
  return run(join(shared, 'node_modules/.bin/tsc'), args, folder);
}

/** Two free ports on loopback. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port); // a listening TCP server has an AddressInfo
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A started service. */
export interface RunningService {
  readonly url: string;
  readonly adminUrl: string;
  readonly process: ChildProcess;
  /** Everything that it printed until now. */
  output(): string;
  /** Sends a signal and waits for the end. */
  stop(
    signal?: NodeJS.Signals,
  ): Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts `src/main.ts` of a project (or another entry) on free ports and waits until it is ready. */
export async function startService(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  entry = 'src/main.ts',
): Promise<RunningService> {
  const [port = 0, adminPort = 0] = await freePorts(2);
  const child = spawn(process.execPath, [entry], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
      HOST: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const service: RunningService = {
    url: `http://127.0.0.1:${port}`,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    process: child,
    output: () => text,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
  await waitUntilReady(service, ended);
  return service;
}

async function waitUntilReady(service: RunningService, ended: Promise<unknown>): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (isOver) throw new Error(`The service ended while starting:\n${service.output()}`);
    try {
      const response = await fetch(`${service.adminUrl}/readyz`);
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await setTimeout(50);
  }
  service.process.kill('SIGKILL');
  throw new Error(`The service was not ready after 15 seconds:\n${service.output()}`);
}
