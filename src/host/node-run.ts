import { HostError, type RunOptions, type RunResult } from './ports.ts';

/** See `Processes.run`; `path` is where programs are looked for. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, inheritOutput = false, input, survivesInterrupt = false }: RunOptions,
  path: string,
): Promise<RunResult> {
  // Loaded on first use: most commands start no other program.
  const { execa } = await import('execa');
  const running = execa(command, args, {
    cwd,
    reject: false,
    ...(input === undefined ? { stdin: inheritOutput ? 'inherit' : 'ignore' } : { input }),
    stdout: inheritOutput ? 'inherit' : 'pipe',
    stderr: inheritOutput ? 'inherit' : 'pipe',
    all: !inheritOutput,
    env: { PATH: path },
  });
  const interruption = { isThere: false };
  // A terminal interrupts the program as well, others interrupt only us; the second time ends apigen as ever.
  const interrupt = (): void => {
    interruption.isThere = true;
    running.kill('SIGINT');
  };
  if (survivesInterrupt) process.once('SIGINT', interrupt);
  try {
    const result = await running;
    if (result.code === 'ENOENT')
      throw new HostError('ENOENT', command, `The program "${command}" is not installed.`);
    const exitCode = result.exitCode ?? 1;
    return { exitCode, output: result.all ?? '', ...(interruption.isThere ? { isInterrupted: true } : {}) };
  } finally {
    process.off('SIGINT', interrupt);
  }
}
