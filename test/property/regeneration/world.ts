import { cpSync, lstatSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPath } from '../../../src/base/path.ts';
import { main } from '../../../src/cli/main.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/host/memory-host.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import type { FileSystem, Host } from '../../../src/host/ports.ts';
import { repositoryRoot } from '../../support/repository.ts';
import { home, runCli } from '../../support/run-cli.ts';

/** The files of a project by path, each byte one character; apigen's lock, stages and cache aside. */
export type Tree = ReadonlyMap<string, string>;

/** What a run came to. */
export interface Run {
  readonly exit: number;
  readonly output: string;
  readonly wasKilled: boolean;
  /** How many operations changed the disk. */
  readonly changes: number;
}

/** A project on a disk, real or in memory, that a test and apigen work on. */
export interface World {
  readonly files: FileSystem;
  readonly root: string;
  /** Runs apigen. With `killAt` the process is dead before its change number so many: nothing of it happens any more. */
  run(
    argv: readonly string[],
    options?: { readonly version?: string; readonly killAt?: number },
  ): Promise<Run>;
  /** The same project once more, to try something out. */
  clone(): Promise<World>;
  /** Changes whenever a file is written, even with the same bytes. */
  stamp(path: string): number;
  dispose(): void;
}

const changing: ReadonlySet<string> = new Set([
  'write',
  'makeDirectory',
  'rename',
  'removeFile',
  'removeEmptyDirectory',
  'removeTree',
]);

/** The process is gone: nothing that the program tries, cleaning up included, can happen. */
class Killed extends Error {}

const creation = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];

/** A new project of a contract, in memory. */
export async function memoryWorld(contract: string): Promise<World> {
  const { host, exit, stderr } = await runCli(creation, { 'api/user.api': contract });
  if (exit !== 0) throw new Error(stderr);
  return worldInMemory(host);
}

/** A new project of a contract, on the disk. */
export async function diskWorld(contract: string): Promise<World> {
  const world = worldOnDisk();
  await world.files.makeDirectory(`${world.root}/api`);
  await world.files.write(`${world.root}/api/user.api`, contract);
  const { exit, output } = await world.run(creation);
  if (exit !== 0) throw new Error(output);
  return world;
}

function worldInMemory(host: MemoryHost): World {
  const { files } = host;
  return {
    files,
    root: home,
    run: (argv, options) => runIn(host, home, argv, options),
    clone: async () => {
      const copy = createMemoryHost({ workingDirectory: home });
      for (const [path, entry] of files.entries) copy.files.entries.set(path, entry);
      return worldInMemory(copy);
    },
    stamp: (path) => {
      const entry = files.entries.get(`${home}/${path}`);
      return entry?.kind === 'file' ? entry.version : 0;
    },
    dispose: () => {},
  };
}

function worldOnDisk(): World {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-world-')));
  const host = createNodeHost();
  return {
    files: host.files,
    root,
    run: (argv, options) => runIn(host, root, argv, options),
    clone: async () => {
      const copy = worldOnDisk();
      cpSync(root, copy.root, { recursive: true });
      return copy;
    },
    stamp: (path) => lstatSync(join(root, path)).mtimeMs,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

let processes = 5000;

async function runIn(
  host: Host,
  workingDirectory: string,
  argv: readonly string[],
  { version, killAt }: { readonly version?: string; readonly killAt?: number } = {},
): Promise<Run> {
  let output = '';
  let isDead = false;
  let changes = 0;
  const check = (isChange: boolean): void => {
    if (isChange && changes === killAt) isDead = true;
    if (isDead) throw new Killed();
    if (isChange) changes += 1;
  };
  const files = guarded(host.files, check);
  const read: FileSystem['read'] = async (path) => {
    const bytes = await files.read(path);
    if (version === undefined || path !== `${repositoryRoot}/package.json`) return bytes;
    return new TextEncoder().encode(JSON.stringify({ version }));
  };
  const print = (text: string): void => void (output += text);
  const exit = await main(argv, {
    ...host,
    files: { ...files, read },
    terminal: {
      ...host.terminal,
      out: print,
      error: print,
      isInteractive: false,
      colorLevel: 0,
      columns: 100,
    },
    environment: {
      ...host.environment,
      // What runs remember of each other must never show, however small the contract.
      variable: (name) => (name === 'APIGEN_CACHE' ? 'always' : host.environment.variable(name)),
      workingDirectory,
      hostName: 'world',
      processId: (processes += 1),
    },
    processes: { ...host.processes, isRunning: () => false },
  });
  return { exit, output, wasKilled: isDead, changes };
}

function guarded(files: FileSystem, check: (isChange: boolean) => void): FileSystem {
  const wrap = (name: string, value: unknown): unknown => {
    if (typeof value !== 'function') return value;
    return async (...parameters: unknown[]): Promise<unknown> => {
      check(changing.has(name));
      return value(...parameters);
    };
  };
  const entries = Object.entries(files).map(([name, value]) => [name, wrap(name, value)]);
  return Object.fromEntries(entries) as FileSystem; // the same operations, each behind the check
}

/** Every file of the project as it is now. */
export async function readProject({ files, root }: World): Promise<Map<string, string>> {
  const tree = new Map<string, string>();
  const walk = async (folder: string): Promise<void> => {
    for (const name of await files.list(`${root}/${folder}`)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (/^\.apigen\/(?:lock|stage|cache)$/.test(path)) continue;
      const kind = await files.kind(`${root}/${path}`);
      if (kind === 'directory') await walk(path);
      else tree.set(path, Buffer.from(await files.read(`${root}/${path}`)).toString('latin1'));
    }
  };
  await walk('');
  return tree;
}

/** Writes a file as its owner does, with the folders that it needs. */
export async function save({ files, root }: World, path: string, text: string): Promise<void> {
  await files.makeDirectory(`${root}/${parentPath(path)}`);
  await files.write(`${root}/${path}`, Buffer.from(text, 'latin1'));
}
