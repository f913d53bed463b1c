import { freePort } from './free-port.ts';
import { findServer } from './install-package.ts';
import { ServerProcess, serverFolder, spawnServer } from './server-process.ts';

/** A Redis of the tests' own that keeps nothing on disk. Undefined where none can be installed. */
export async function startRedis(): Promise<ServerProcess | undefined> {
  const program = findServer({ program: 'redis-server', package: 'redis-server' });
  if (program === undefined) return undefined;
  const folder = serverFolder('redis', undefined);
  const port = await freePort();
  const server = new ServerProcess(folder, port, () =>
    spawnServer(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      undefined,
    ),
  );
  await server.start();
  return server;
}
