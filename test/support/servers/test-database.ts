import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import mysql from 'mysql2/promise';
import pg from 'pg';

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

/** Runs a whole script, as it is, on a connection of its own. */
export async function runSql(dialect: 'mysql' | 'postgres', url: string, script: string): Promise<void> {
  if (dialect === 'mysql') {
    const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
    try {
      await connection.query(script);
    } finally {
      await connection.end();
    }
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}
