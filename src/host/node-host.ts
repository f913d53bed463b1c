import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { delimiter } from 'node:path';
import { createNodeFileSystem } from './node-file-system.ts';
import { createNodeTerminal } from './node-terminal.ts';
import type { Environment, Host, Processes } from './ports.ts';

/** The real world: the one place, with `bin`, where apigen touches the process it runs in. */
export function createNodeHost(): Host {
  return {
    files: createNodeFileSystem(),
    terminal: createNodeTerminal(),
    clock: { monotonic: () => performance.now(), now: () => new Date().toISOString() },
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
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
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
    run: async (command, args, options) => {
      const { runProgram } = await import('./node-run.ts');
      return runProgram(command, args, options, pathWithOwnNode());
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
