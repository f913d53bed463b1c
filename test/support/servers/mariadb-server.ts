import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { findServer } from './install-package.ts';
import { accountOf, ServerProcess, serverFolder, spawnServer } from './server-process.ts';

/** A MariaDB of the tests' own, empty, with the user `root` and no password. Undefined where none can be installed. */
export async function startMariadb(): Promise<ServerProcess | undefined> {
  const program = findServer({ program: 'mariadbd', package: 'mariadb-server' });
  if (program === undefined) return undefined;
  const account = accountOf('mysql');
  const folder = serverFolder('mariadb', account);
  const data = join(folder, 'data');
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    // Servers that are made at the same time must not meet in the folder for temporary tables.
    { stdio: 'pipe', ...account, env: { ...process.env, TMPDIR: folder } },
  );
  const port = await freePort();
  const server = new ServerProcess(folder, port, () =>
    spawnServer(
      program,
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--tmpdir=${folder}`,
        `--socket=${join(folder, 'socket')}`,
        `--pid-file=${join(folder, 'pid')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        // Speed over safety from power cuts of the machine; a killed server still recovers.
        '--innodb-flush-log-at-trx-commit=2',
        '--innodb-flush-method=nosync',
        '--innodb-doublewrite=0',
        '--innodb-buffer-pool-size=64M',
        '--character-set-server=utf8mb4',
        '--max-connections=200',
      ],
      account,
    ),
  );
  await server.start();
  return server;
}
