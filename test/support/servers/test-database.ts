import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { runSql } from './run-sql.ts';

export { runSql } from './run-sql.ts';

/** The addresses of the servers of this run: `mysql://root@127.0.0.1:…/`, undefined where a server is missing. */
export function serverUrl(dialect: 'mysql' | 'postgres' | 'redis'): string | undefined {
  const port = inject('ports')[dialect];
  if (port === 0) return undefined;
  const user = { mysql: 'root@', postgres: 'postgres@', redis: '' }[dialect];
  return `${dialect}://${user}127.0.0.1:${port}`;
}

/** An empty database for the test that is running, dropped behind it. Gives its URL, undefined where the server is missing. */
export async function testDatabase(dialect: 'mysql' | 'postgres'): Promise<string | undefined> {
  const server = serverUrl(dialect);
  if (server === undefined) return undefined;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(
    dialect,
    dialect === 'mysql' ? `${server}/mysql` : `${server}/postgres`,
    `create database ${name}`,
  );
  onTestFinished(async () => {
    const force = dialect === 'postgres' ? ' with (force)' : '';
    const admin = dialect === 'mysql' ? `${server}/mysql` : `${server}/postgres`;
    await runSql(dialect, admin, `drop database if exists ${name}${force}`);
  });
  return `${server}/${name}`;
}
