import { HostError, type ProgramAnswer } from './ports.ts';

/** See `Processes.exchange`. */
export interface ExchangeOptions {
  readonly cwd: string;
  readonly input: string;
  readonly timeoutSeconds: number;
  readonly maxBytes: number;
  /** Where programs are looked for. */
  readonly path: string;
}

/** Runs a program on a text. It leads a process group of its own, so that what it started ends with it. */
export async function exchangeWithProgram(
  command: string,
  args: readonly string[],
  { cwd, input, timeoutSeconds, maxBytes, path }: ExchangeOptions,
): Promise<ProgramAnswer> {
  // Loaded on first use: most commands start no other program.
  const { execa } = await import('execa');
  const isGroup = process.platform !== 'win32';
  const running = execa(command, args, {
    cwd,
    input,
    reject: false,
    // Collected here: execa would put all of it, escaped line by line, into the error of a program that fails.
    buffer: false,
    detached: isGroup,
    env: { PATH: path },
  });
  const end = (): void => killAll(running.pid, isGroup);
  let broken: 'timeout' | 'too-much' | undefined;
  const stop = (reason: typeof broken): void => {
    broken ??= reason;
    end();
  };
  const timer = setTimeout(() => stop('timeout'), timeoutSeconds * 1000);
  // Without being killed, a program that is no longer listened to could write on for ever.
  let bytes = 0;
  const collect = (stream: NodeJS.ReadableStream): (() => string) => {
    const parts: Uint8Array[] = [];
    stream.on('data', (part: Uint8Array) => {
      bytes += part.length;
      if (bytes > maxBytes) stop('too-much');
      else parts.push(part);
    });
    return () => new TextDecoder().decode(Buffer.concat(parts));
  };
  const stdout = collect(running.stdout);
  const stderr = collect(running.stderr);
  // Ours is interrupted, and so is a group of its own only by us.
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const result = await running;
    if (result.code === 'ENOENT' && result.exitCode === undefined)
      throw new HostError('ENOENT', command, `The program "${command}" is not installed.`);
    if (result.code === 'EACCES' && result.exitCode === undefined)
      throw new HostError('EACCES', command, `The program "${command}" cannot be started.`);
    const { exitCode = 1 } = result;
    const ended = broken ?? (result.exitCode === undefined ? 'signal' : 'exit');
    return { end: ended, exitCode, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    end();
  }
}

/** A group whose leader is gone may still hold what it started; that there is none left is no failure. */
function killAll(pid: number | undefined, isGroup: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')))
      throw error;
  }
}
