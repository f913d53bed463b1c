import { execFileSync, spawnSync } from 'node:child_process';

// A machine with a server of MySQL has the programs that came with it.
const [client, dumper] =
  process.env['APIGEN_MYSQLD'] === undefined ? ['mariadb', 'mariadb-dump'] : ['mysql', 'mysqldump'];

/** Runs a script with the server's own client, which knows DELIMITER, and goes on behind errors. Gives what it complained about. */
export function loadMysql(url: string, script: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  const database = pathname.slice(1);
  const options = ['--force', `--host=${hostname}`, `--port=${port}`, `--user=${username}`, '--protocol=tcp'];
  const { stderr } = spawnSync(client, [...options, '--default-character-set=utf8mb4', database], {
    input: script,
    encoding: 'utf8',
  });
  return stderr;
}

/** What the server's own dump program writes of a database, without its rows. */
export function dumpMysql(url: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  return execFileSync(
    dumper,
    [
      '--no-data',
      `--host=${hostname}`,
      `--port=${port}`,
      `--user=${username}`,
      '--protocol=tcp',
      pathname.slice(1),
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
}
