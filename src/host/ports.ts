/** What a path is, without following a symbolic link at its end. */
export type EntryKind = 'file' | 'directory' | 'link' | 'other';

/** The file system as apigen sees it. Paths are absolute with `/` separators. Failures throw {@link HostError}. */
export interface FileSystem {
  /** The bytes of a file. */
  read(path: string): Promise<Uint8Array>;
  /** Writes a whole file; its parent must exist. */
  write(path: string, content: string, options?: { readonly mode?: number }): Promise<void>;
  /** The kind of the entry, or undefined when there is none. */
  kind(path: string): Promise<EntryKind | undefined>;
  /** The path with every symbolic link resolved. */
  realPath(path: string): Promise<string>;
  /** Names in a directory, sorted by code unit. */
  list(path: string): Promise<readonly string[]>;
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
  readonly isInteractive: boolean;
  /** 0: no colour; 1: 16 colours; 2: 256; 3: all. NO_COLOR, FORCE_COLOR and pipes are already respected. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  readonly columns: number;
}

/** The only source of time. */
export interface Clock {
  /** Milliseconds that only ever grow, for durations. */
  monotonic(): number;
}

/** The process's surroundings. */
export interface Environment {
  readonly workingDirectory: string;
  variable(name: string): string | undefined;
  /** Hexadecimal digits of `bytes` random bytes, for secrets and stage names. */
  randomHex(bytes: number): string;
  readonly nodeVersion: string;
}

/** Other programs. A command and its arguments, never a shell line. */
export interface Processes {
  run(
    command: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly inheritOutput?: boolean },
  ): Promise<{ readonly exitCode: number; readonly output: string }>;
}

/** Everything outside the process, in five small ports. Only `src/host` and `bin` touch the real thing. */
export interface Host {
  readonly files: FileSystem;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly processes: Processes;
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
