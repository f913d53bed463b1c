import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** A started service. */
export interface RunningService {
  readonly url: string;
  readonly adminUrl: string;
  readonly process: ChildProcess;
  /** Everything that it printed until now. */
  output(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ServiceEnd>;
}

/** How a service ended. */
export interface ServiceEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts `src/main.ts` of a project (or another entry) on ports that the system gives it, and waits until it is ready. */
export async function startService(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  entry = 'src/main.ts',
): Promise<RunningService> {
  const child = spawn(process.execPath, [entry], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      PORT: '0',
      ADMIN_PORT: '0',
      HOST: '127.0.0.1',
      // Tests are silent, and its addresses stand in the log.
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const output = (): string => text;
  const ended = new Promise<ServiceEnd>((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  return {
    ...(await waitUntilReady(child, output)),
    process: child,
    output,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** The last line that a service prints when it starts, and what it says of its addresses. */
const started = /answers at (http:[^"\s]+)[^]*probes and metrics at (http:[^"\s]+)\/metrics/;

async function waitUntilReady(
  child: ChildProcess,
  output: () => string,
): Promise<Pick<RunningService, 'url' | 'adminUrl'>> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The service ended while starting:\n${output()}`);
    const [, url, adminUrl] = started.exec(output()) ?? [];
    if (url !== undefined && adminUrl !== undefined) return { url, adminUrl };
    await setTimeout(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The service was not ready after a minute:\n${output()}`);
}
