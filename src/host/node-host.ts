import { hostname } from 'node:os';
import { delimiter } from 'node:path';
import { createNodeFileSystem } from './node-file-system.ts';
import { createNodeTerminal } from './node-terminal.ts';
import { HostError, type Environment, type Host, type Processes } from './ports.ts';

/** The real world: the one place, with `bin`, where apigen touches the process it runs in. */
export function createNodeHost(): Host {
  return {
    files: createNodeFileSystem(),
    terminal: createNodeTerminal(),
    clock: { monotonic: () => performance.now() },
    environment: nodeEnvironment(),
    processes: nodeProcesses(),
    async watch(isRelevant) {
      const { createNodeWatching } = await import('./node-watching.ts');
      return createNodeWatching(isRelevant);
    },
  };
}

function nodeEnvironment(): Environment {
  return {
    get workingDirectory() {
      return process.cwd().replaceAll('\\', '/');
    },
    variable: (name) => process.env[name],
    randomHex: (bytes) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex'),
    nodeVersion: process.version,
    nodeCommand: process.execPath,
    processId: process.pid,
    get hostName() {
      return hostname();
    },
  };
}

function nodeProcesses(): Processes {
  return {
    isRunning(processId) {
      try {
        process.kill(processId, 0);
        return true;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
      }
    },
    async run(command, args, { cwd, inheritOutput = false, input }) {
      // Loaded on first use: most commands start no other program.
      const { execa } = await import('execa');
      const result = await execa(command, args, {
        cwd,
        reject: false,
        ...(input === undefined ? { stdin: inheritOutput ? 'inherit' : 'ignore' } : { input }),
        stdout: inheritOutput ? 'inherit' : 'pipe',
        stderr: inheritOutput ? 'inherit' : 'pipe',
        all: !inheritOutput,
        env: { PATH: pathWithOwnNode() },
      });
      if (result.code === 'ENOENT') {
        throw new HostError('ENOENT', command, `The program "${command}" is not installed.`);
      }
      return { exitCode: result.exitCode ?? 1, output: result.all ?? '' };
    },
    exchange: async (command, args, options) => {
      const { exchangeWithProgram } = await import('./node-exchange.ts');
      return exchangeWithProgram(command, args, { ...options, path: pathWithOwnNode() });
    },
  };
}

/** The Node that runs apigen goes last, so that `npm` finds one where none is on the path. */
function pathWithOwnNode(): string {
  const folder = process.execPath.replace(/[\\/][^\\/]*$/, '');
  const path = process.env['PATH'] ?? '';
  return path.split(delimiter).includes(folder) ? path : `${path}${delimiter}${folder}`;
}
