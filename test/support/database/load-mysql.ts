import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a script with the server's own client, which knows DELIMITER, and goes on behind errors. Gives what it complained about. */
export function loadMysql(url: string, script: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  const database = pathname.slice(1);
  const options = ['--force', `--host=${hostname}`, `--port=${port}`, `--user=${username}`, '--protocol=tcp'];
  const { stderr } = spawnSync('mariadb', [...options, '--default-character-set=utf8mb4', database], {
    input: script,
    encoding: 'utf8',
  });
  return stderr;
}

/** What the server's own dump program writes of a database, without its rows. */
export function dumpMysql(url: string): string {
  const { hostname, port, username, pathname } = new URL(url);
  return execFileSync(
    'mariadb-dump',
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
