import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';
import { findServer } from './install-package.ts';
import { runSql } from './run-sql.ts';
import { accountOf, ServerProcess, serverFolder, spawnServer } from './server-process.ts';

/** The program that `APIGEN_POSTGRES` names, else the system's. Undefined where there is neither and none can be installed. */
export function findPostgres(): string | undefined {
  const places = ['/usr/lib/postgresql/*/bin/postgres'];
  return process.env['APIGEN_POSTGRES'] ?? findServer({ program: 'postgres', package: 'postgresql', places });
}

/** A PostgreSQL of the tests' own, empty, with the user `postgres` and no password; undefined where there is no program. */
export async function startPostgres(): Promise<ServerProcess | undefined> {
  const program = findPostgres();
  if (program === undefined) return undefined;
  const account = accountOf('postgres');
  const folder = serverFolder('postgres', account);
  const data = join(folder, 'data');
  execFileSync(
    join(dirname(program), 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { stdio: 'pipe', cwd: folder, ...account },
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    // Speed over safety from power cuts of the machine; a killed server still recovers.
    'synchronous_commit=off',
    'fsync=off',
    'max_connections=200',
    // A killed server leaves its shared memory behind: in its own folder, which is removed.
    'dynamic_shared_memory_type=mmap',
  ];
  const place = ['-D', data, '-p', String(port), '-k', folder];
  const args = [...place, ...settings.flatMap((setting) => ['-c', setting])];
  const start = () => spawnServer(program, args, account);
  // Killed, it would leave a segment of shared memory each time, of which a system has only so many.
  const server = new ServerProcess(folder, port, start, answers, 'SIGQUIT');
  await server.start();
  return server;
}

/** While it recovers it takes connections and then says that it is starting. */
async function answers(port: number): Promise<boolean> {
  return runSql('postgres', `postgres://postgres@127.0.0.1:${port}/postgres`, 'select 1').then(
    () => true,
    () => false,
  );
}
