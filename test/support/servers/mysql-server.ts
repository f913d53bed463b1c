import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { findServer } from './install-package.ts';
import { accountOf, ServerProcess, serverFolder, spawnServer } from './server-process.ts';

/**
 * A MySQL of the tests' own, empty, with the user `root` and no password: the program that `APIGEN_MYSQLD` names, else
 * MariaDB. Undefined where there is neither and none can be installed.
 */
export async function startMysql(): Promise<ServerProcess | undefined> {
  const mysqld = process.env['APIGEN_MYSQLD'];
  const program = mysqld ?? findServer({ program: 'mariadbd', package: 'mariadb-server' });
  if (program === undefined) return undefined;
  const account = accountOf('mysql');
  const folder = serverFolder('mysql', account);
  // Servers that are made at the same time must not meet in the folder for temporary tables.
  const environment = { stdio: 'pipe', ...account, env: { ...process.env, TMPDIR: folder } } as const;
  const [maker, ...wishes] = mysqld === undefined ? mariadbData : [mysqld, ...mysqlData];
  const place = ['--no-defaults', `--datadir=${join(folder, 'data')}`];
  execFileSync(maker, [...place, ...wishes], environment);
  const port = await freePort();
  const settings = [
    ...place,
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    ...speed,
    ...(mysqld === undefined ? mariadbSettings : mysqlSettings),
  ];
  const server = new ServerProcess(folder, port, () => spawnServer(program, settings, account));
  await server.start();
  return server;
}

const mariadbData = [
  'mariadb-install-db',
  '--auth-root-authentication-method=normal',
  '--skip-test-db',
] as const;
const mysqlData = ['--initialize-insecure', '--secure-file-priv=NULL'] as const;

// Speed over safety from power cuts of the machine; a killed server still recovers.
const speed = [
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=64M',
  '--character-set-server=utf8mb4',
  '--max-connections=200',
];
const mariadbSettings = ['--innodb-flush-method=nosync'];
const mysqlSettings = [
  '--mysqlx=OFF',
  '--skip-log-bin',
  '--secure-file-priv=NULL',
  '--innodb-redo-log-capacity=32M',
];
