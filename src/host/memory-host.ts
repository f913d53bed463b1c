import { parentPath } from '../base/path.ts';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
  type ReadOperation,
  type WriteOperation,
} from './memory-file-system.ts';
import { HostError, type Host, type Processes, type RunResult, type WatchEvent } from './ports.ts';

/** A program that the test plays. */
export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input?: string;
}

/** What the world is at the start of a test. */
export interface MemoryHostOptions {
  /** Absolute path → content; a trailing `/` makes an empty directory. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Absolute path → where the symbolic link points. */
  readonly links?: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly isInteractive?: boolean;
  /** What is typed at each question in turn; nothing when they are used up. */
  readonly answers?: readonly string[];
  readonly colorLevel?: 0 | 1 | 2 | 3;
  readonly columns?: number;
  /** Plays every program; without it none is installed. */
  readonly program?: (call: ProgramCall) => RunResult;
  readonly runningProcesses?: readonly number[];
  /** What is edited while a command waits, one burst after the other; then the user ends the command. */
  readonly edits?: readonly ((host: MemoryHost) => Promise<void>)[];
}

/** A whole world in memory, for tests: nothing outside the process is touched, and anything can be made to fail. */
export interface MemoryHost extends Host {
  readonly files: MemoryFileSystem;
  /** What went to standard output and to standard error. */
  readonly output: { out: string; error: string };
  readonly calls: readonly ProgramCall[];
  /** The folders that a waiting command looks at. */
  readonly watchedFolders: readonly string[];
  /** The files as text, by absolute path. */
  snapshot(): Record<string, string>;
  /** Makes an operation on paths that match fail with a system code, every time. */
  fail(operation: WriteOperation | ReadOperation, path: RegExp, code: string): void;
  /** Pulls the plug before the change number `count` (from 0): it and everything after it throws. Null plugs in again. */
  crashBefore(count: number | null): void;
  /** Changes made since the plug was last set. */
  readonly changes: number;
}

/** The power is gone: unlike a {@link HostError}, nothing that the program does can be carried out any more. */
export class MemoryCrash extends Error {
  constructor() {
    super('The machine in memory has lost its power.');
    this.name = 'MemoryCrash';
  }
}

/** Builds a world in memory. */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const output = { out: '', error: '' };
  const calls: ProgramCall[] = [];
  const faults = new FaultPlan();
  const files = createMemoryFileSystem((operation, path) => faults.check(operation, path));
  fill(files, options);
  const answers = [...(options.answers ?? [])];
  let random = 0;
  let watchedFolders: readonly string[] = [];
  const host: MemoryHost = {
    files,
    output,
    calls,
    snapshot: () => snapshot(files),
    fail: (operation, path, code) => faults.fail(operation, path, code),
    crashBefore: (count) => faults.crashBefore(count),
    get changes() {
      return faults.changes;
    },
    terminal: {
      out: (text) => void (output.out += text),
      error: (text) => void (output.error += text),
      flush: async () => undefined,
      ask: async (question) => {
        output.error += question;
        return answers.shift() ?? '';
      },
      isInteractive: options.isInteractive ?? false,
      colorLevel: options.colorLevel ?? 0,
      columns: options.columns ?? 100,
    },
    clock: { monotonic: () => 0, now: () => '2026-01-02T03:04:05.000Z' },
    environment: {
      workingDirectory: options.workingDirectory ?? '/memory',
      variable: (name) => options.variables?.[name],
      randomHex: (bytes) => (random += 1).toString(16).padStart(bytes * 2, '0'),
      nodeVersion: 'v24.0.0',
      nodeCommand: 'node',
      processId: 1000,
      hostName: 'memory',
    },
    processes: memoryProcesses(options, calls),
    get watchedFolders() {
      return watchedFolders;
    },
    watch: async () => {
      const next = playEdits(options.edits ?? [], () => host);
      return { look: (folders) => void (watchedFolders = folders), next, close: () => {} };
    },
  };
  return host;
}

/** Programs, all played by the one function of the test. */
function memoryProcesses(
  { program, runningProcesses = [] }: MemoryHostOptions,
  calls: ProgramCall[],
): Processes {
  const play = (call: ProgramCall): RunResult => {
    if (program === undefined)
      throw new HostError('ENOENT', call.command, `The program "${call.command}" is not installed.`);
    calls.push(call);
    return program(call);
  };
  return {
    isRunning: (processId) => runningProcesses.includes(processId),
    run: async (command, args, { cwd, input }) =>
      play({ command, args, cwd, ...(input === undefined ? {} : { input }) }),
    exchange: async (command, args, { cwd, input }) => {
      const { exitCode, output: stdout } = play({ command, args, cwd, input });
      return { end: 'exit', exitCode, stdout, stderr: '' };
    },
  };
}

/** Each wait ends with the next edit, and the one after the last with the end of the command. */
function playEdits(
  edits: readonly ((host: MemoryHost) => Promise<void>)[],
  host: () => MemoryHost,
): () => Promise<WatchEvent> {
  const rest = [...edits];
  return async () => {
    const edit = rest.shift();
    await edit?.(host());
    return edit === undefined ? 'interrupted' : 'changed';
  };
}

class FaultPlan {
  readonly #failures: { operation: string; path: RegExp; code: string }[] = [];
  #crashBefore: number | null = null;
  #isDead = false;
  changes = 0;

  fail(operation: string, path: RegExp, code: string): void {
    this.#failures.push({ operation, path, code });
  }

  crashBefore(count: number | null): void {
    this.#crashBefore = count;
    this.#isDead = false;
    this.changes = 0;
  }

  check(operation: string, path: string): void {
    const isChange = operation !== 'read' && operation !== 'list';
    if (isChange && this.#crashBefore === this.changes) this.#isDead = true;
    if (this.#isDead) throw new MemoryCrash();
    if (isChange) this.changes += 1;
    for (const failure of this.#failures) {
      if (failure.operation === operation && failure.path.test(path)) {
        throw new HostError(failure.code, path, `${failure.code}: "${path}"`);
      }
    }
  }
}

function fill(files: MemoryFileSystem, options: MemoryHostOptions): void {
  const makeFolder = (path: string): void => {
    if (files.entries.has(path)) return;
    makeFolder(parentPath(path));
    files.entries.set(path, { kind: 'directory' });
  };
  makeFolder(options.workingDirectory ?? '/memory');
  for (const [path, content] of Object.entries(options.files ?? {})) {
    if (path.endsWith('/')) {
      makeFolder(path.slice(0, -1));
      continue;
    }
    makeFolder(parentPath(path));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files.entries.set(path, { kind: 'file', bytes, mode: 0o644, version: 0 });
  }
  for (const [path, target] of Object.entries(options.links ?? {})) {
    makeFolder(parentPath(path));
    files.entries.set(path, { kind: 'link', target });
  }
}

function snapshot(files: MemoryFileSystem): Record<string, string> {
  const result: Record<string, string> = {};
  for (const path of [...files.entries.keys()].toSorted()) {
    const entry = files.entries.get(path);
    if (entry?.kind === 'file')
      result[path] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry.bytes);
  }
  return result;
}
