/** What a path is, without following a symbolic link at its end. */
export type EntryKind = 'file' | 'directory' | 'link' | 'other';

/** How a file is written. */
export interface WriteOptions {
  /** Permission bits that the file has then, whatever the process leaves to new files. */
  readonly mode?: number;
  readonly exclusive?: boolean;
  /** Waits until the disk itself has the file: a machine that fails right after keeps it. */
  readonly isDurable?: boolean;
}

/** The file system as apigen sees it. Paths are absolute with `/` separators. Failures throw {@link HostError}. */
export interface FileSystem {
  /** The bytes of a file. */
  read(path: string): Promise<Uint8Array>;
  /** Writes a whole file; its parent must exist. `exclusive` fails with `EEXIST` when something is there already. */
  write(path: string, content: string | Uint8Array, options?: WriteOptions): Promise<void>;
  /** The permission bits of a file. */
  mode(path: string): Promise<number>;
  /** The kind of the entry, or undefined when there is none. */
  kind(path: string): Promise<EntryKind | undefined>;
  /** The path with every symbolic link resolved. */
  realPath(path: string): Promise<string>;
  /** Names in a directory, sorted by code unit. */
  list(path: string): Promise<readonly string[]>;
  /** Makes a directory and its missing parents; one that is there already is fine. */
  makeDirectory(path: string): Promise<void>;
  /** Moves a file over another on the same file system, atomically. */
  rename(from: string, to: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Removes a directory if it is empty; otherwise does nothing. */
  removeEmptyDirectory(path: string): Promise<void>;
  /** Removes a directory with all that is in it. Only for folders of apigen's own. */
  removeTree(path: string): Promise<void>;
}

/** Where text goes. `columns` and `isInteractive` are of the stream that people see. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /**
   * Waits until all that was printed is out, however slow its readers are; one that went away is no failure. Throws a
   * {@link HostError} when the system refused some of it.
   */
  flush(): Promise<void>;
  /** Asks for one line; empty when the input ends. Only where `isInteractive`: nothing ever waits for an answer elsewhere. */
  ask(question: string): Promise<string>;
  readonly isInteractive: boolean;
  /** 0: no colour; 1: 16 colours; 2: 256; 3: all. NO_COLOR, FORCE_COLOR and pipes are already respected. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  readonly columns: number;
}

/** The only source of time. */
export interface Clock {
  /** Milliseconds that only ever grow, for durations. */
  monotonic(): number;
  /** Now, in UTC: `2026-11-21T09:30:00.000Z`. */
  now(): string;
}

/** The process's surroundings. */
export interface Environment {
  readonly workingDirectory: string;
  variable(name: string): string | undefined;
  /** Hexadecimal digits of `bytes` random bytes, for secrets and stage names. */
  randomHex(bytes: number): string;
  readonly nodeVersion: string;
  /** The Node that runs apigen, as a command. */
  readonly nodeCommand: string;
  /** Who holds a lock: the number of this process and the name of this machine. */
  readonly processId: number;
  readonly hostName: string;
}

/** Other programs. A command and its arguments, never a shell line. */
export interface Processes {
  /** Whether a process of this machine with that number is alive. */
  isRunning(processId: number): boolean;
  /** Runs a program to its end. A program that is not installed throws {@link HostError} with `ENOENT`. */
  run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult>;
  /**
   * Gives a program of somebody else's a text and takes its answer, within limits: when the time is over or the answer
   * grows beyond `maxBytes`, the program is killed. One that is not installed throws {@link HostError} with `ENOENT`.
   */
  exchange(
    command: string,
    args: readonly string[],
    options: {
      readonly cwd: string;
      readonly input: string;
      readonly timeoutSeconds: number;
      readonly maxBytes: number;
    },
  ): Promise<ProgramAnswer>;
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly inheritOutput?: boolean;
  /** What the program reads on standard input; nothing without it. */
  readonly input?: string;
  /** Whether Ctrl+C ends the program alone, and apigen goes on. */
  readonly survivesInterrupt?: boolean;
}

/** What came of it. */
export interface RunResult {
  readonly exitCode: number;
  readonly output: string;
  /** The user ended it. */
  readonly isInterrupted?: boolean;
}

/** What came of a program of somebody else's. */
export interface ProgramAnswer {
  /** Why it ended. */
  readonly end: 'exit' | 'timeout' | 'too-much' | 'signal';
  /** 1 where it did not exit by itself. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What ended a wait: files changed and then were still for a moment, or the user asked to end the command. */
export type WatchEvent = 'changed' | 'interrupted';

/** A wait for the next edit. From the first call of `look` on no edit is missed, also while nobody waits. */
export interface Watching {
  /** Looks at the files in these folders (not below them) from now on, and no longer at others. */
  look(folders: readonly string[]): void;
  next(): Promise<WatchEvent>;
  close(): void;
}

/** Everything outside the process, in small ports. Only `src/host` and `bin` touch the real thing. */
export interface Host {
  readonly files: FileSystem;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly processes: Processes;
  /** Waits for changes of files whose name is relevant; until it is closed, Ctrl+C ends the wait and not the process. */
  watch(isRelevant: (name: string) => boolean): Promise<Watching>;
}

/** A failure of the outside world with the system's code (`ENOENT`, `EACCES`, `ENOSPC`, …). */
export class HostError extends Error {
  readonly code: string;
  readonly path: string;
  constructor(code: string, path: string, message: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
    this.path = path;
  }
}
