import { writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { introspect } from '../../../src/database/introspect.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { startPostgres } from '../../support/servers/postgres-server.ts';
import type { ServerProcess } from '../../support/servers/server-process.ts';
import { runSql, serverUrl } from '../../support/servers/test-database.ts';

const password = 'S3cret!pass';
let server: ServerProcess | undefined;

/** A server of these tests' own, since who may come in is a setting of the whole server. */
beforeAll(async () => {
  server = await startPostgres();
  if (server === undefined) return;
  const admin = urlOf('postgres', 'postgres');
  // It takes connections a moment before it lets anybody in.
  await vi.waitFor(() => runSql('postgres', admin, 'select 1'), { timeout: 30_000, interval: 100 });
  for (const statement of [
    `create role app login password '${password}'`,
    'create role bare login',
    'create role tls login',
    'create database shop',
    'create database closed',
    'revoke connect on database closed from public',
  ])
    await runSql('postgres', admin, statement);
  await runSql(
    'postgres',
    urlOf('postgres', 'shop'),
    `create table t (id int primary key); create schema secret; create table secret.s (id int primary key);
     grant usage on schema public to app; revoke all on schema public from public; grant usage on schema public to app`,
  );
  const rules = [
    'host all app all scram-sha-256',
    'hostssl all tls all trust',
    'host all postgres,bare all trust',
  ];
  writeFileSync(join(server.folder, 'data/pg_hba.conf'), `${rules.join('\n')}\n`);
  await runSql('postgres', `${admin}?sslmode=disable`, 'select pg_reload_conf()').catch(() => undefined);
});

afterAll(async () => server?.remove());

function urlOf(user: string, database: string, parameters = ''): string {
  return `postgres://${user}@127.0.0.1:${server?.port ?? 0}/${database}${parameters}`;
}

async function problemsOf(
  url: string,
  options: { schema?: string; timeoutMs?: number } = {},
): Promise<string[]> {
  const { schema, diagnostics } = await introspect({ dialect: 'postgres', url, timeoutMs: 5000, ...options });
  expect(schema).toBeUndefined();
  const text = JSON.stringify(diagnostics);
  expect(text).not.toContain(password);
  expect(text).not.toContain('wr0ng');
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

/** A program that takes connections and is no PostgreSQL. */
async function startOther(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const other: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    other.close();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  return port;
}

describe('what a server says', () => {
  it.for([
    [
      'a wrong password',
      `app:wr0ng`,
      'shop',
      /^database-login-refused: .* refuses the user "app": password authentication failed/,
    ],
    [
      'no password where one is needed',
      'app',
      'shop',
      /^database-login-refused: .*asks for a password, and none is given/,
    ],
    ['an unknown user', 'nobody', 'shop', /^database-login-refused: .*no pg_hba.conf entry for host/],
    [
      'an unknown database',
      'postgres',
      'shup',
      /^database-unknown: .* has no database "shup"\. Did you mean "shop"\?$/,
    ],
    [
      'no right to connect',
      'bare',
      'closed',
      /^database-rights-missing: .*permission denied for database "closed"/,
    ],
    [
      'no right to the schema',
      'bare',
      'shop',
      /^database-rights-missing: .*permission denied for schema "public"/,
    ],
    [
      'a server that wants TLS',
      'tls',
      'shop',
      /^database-login-refused: .*demand TLS, which the URL asks for by "\?sslmode=require"/,
    ],
    [
      'a server without TLS',
      'postgres',
      'shop?sslmode=require',
      /^database-tls-failed: .*does not support SSL/,
    ],
  ] as const)('is told of %s', async ([, user, database, expected], { skip }) => {
    if (server === undefined) return skip('There is no PostgreSQL on this machine.');
    expect(await problemsOf(urlOf(user, database))).toEqual([expect.stringMatching(expected)]);
  });

  it('is told of an unknown schema, with near names', async ({ skip }) => {
    if (server === undefined) return skip('There is no PostgreSQL on this machine.');
    expect(await problemsOf(urlOf('postgres', 'shop'), { schema: 'publik' })).toEqual([
      expect.stringMatching(/^database-schema-unknown: .*Did you mean "public"\?$/),
    ]);
  });

  it('is no obstacle where the password fits, and leaves out schemas without rights', async ({ skip }) => {
    if (server === undefined) return skip('There is no PostgreSQL on this machine.');
    const url = urlOf(`app:${encodeURIComponent(password)}`, 'shop');
    const { schema, diagnostics } = await introspect({ dialect: 'postgres', url });
    expect(diagnostics).toEqual([]);
    expect(schema?.tables.map(({ name }) => name)).toEqual(['t']);
  });

  it('gives all schemas, or the one that was asked for', async ({ skip }) => {
    if (server === undefined) return skip('There is no PostgreSQL on this machine.');
    const namesOf = async (schema?: string) => {
      const request = { dialect: 'postgres', url: urlOf('postgres', 'shop') } as const;
      const read = await introspect(schema === undefined ? request : { ...request, schema });
      return read.schema?.tables.map((table) => `${table.schema}.${table.name}`);
    };
    expect(await namesOf()).toEqual(['null.t', 'secret.s']);
    expect(await namesOf('secret')).toEqual(['secret.s']);
    expect(await namesOf('public')).toEqual(['null.t']);
  });

  it('is waited for no longer than was allowed, also while the catalogue is locked', async ({ skip }) => {
    if (server === undefined) return skip('There is no PostgreSQL on this machine.');
    const holder = new pg.Client({ connectionString: urlOf('postgres', 'shop') });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin; lock table pg_catalog.pg_index in access exclusive mode');
    expect(await problemsOf(urlOf('postgres', 'shop'), { timeoutMs: 1000 })).toEqual([
      expect.stringMatching(/^database-timeout: .*within 1 seconds/),
    ]);
  });
});

const strangers: readonly (readonly [what: string, onConnection: (socket: Socket) => void])[] = [
  ['hangs up', (socket) => void socket.once('data', () => socket.destroy())],
  ['speaks HTTP', (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
  ['sends noise', (socket) => void socket.end(Buffer.alloc(64, 0xff))],
];

describe('addresses without a PostgreSQL', () => {
  it('are told when nothing listens', async () => {
    const port = await freePort();
    expect(await problemsOf(`postgres://app:wr0ng@127.0.0.1:${port}/shop`)).toEqual([
      expect.stringMatching(new RegExp(`^database-unreachable: .*"127.0.0.1:${port}"`)),
    ]);
  });

  it('are told when the host is unknown', async () => {
    expect(await problemsOf('postgres://app:wr0ng@no-such-host.invalid/shop')).toEqual([
      expect.stringMatching(/^database-host-unknown: .*"no-such-host.invalid"/),
    ]);
  });

  it('are told when nobody answers', async () => {
    const port = await startOther(() => undefined);
    expect(await problemsOf(`postgres://app:wr0ng@127.0.0.1:${port}/shop`, { timeoutMs: 300 })).toEqual([
      expect.stringMatching(/^database-timeout: /),
    ]);
  });

  it.for(strangers)('are told when what listens there %s', async ([, onConnection]) => {
    const port = await startOther(onConnection);
    expect(await problemsOf(`postgres://app:wr0ng@127.0.0.1:${port}/shop`, { timeoutMs: 1500 })).toEqual([
      expect.stringMatching(/^database-(?:not-server|unreachable|timeout): /),
    ]);
  });

  it('are told when MySQL listens there', async ({ skip }) => {
    const url = serverUrl('mysql');
    if (url === undefined) return skip('There is no MySQL on this machine.');
    const place = new URL(url).host;
    expect(await problemsOf(`postgres://app:wr0ng@${place}/shop`, { timeoutMs: 1500 })).toEqual([
      expect.stringMatching(/^database-(?:not-server|timeout): /),
    ]);
  });

  it('are told when the URL is malformed or of another kind', async () => {
    expect(await problemsOf('postgres://app:wr0ng#x@h/shop')).toEqual([
      expect.stringMatching(/^database-url-invalid: The database URL "postgres:\/\/app:…@h\/shop"/),
    ]);
    expect(await problemsOf('mysql://app:wr0ng@h/shop')).toEqual([
      expect.stringMatching(/^database-url-foreign: /),
    ]);
  });
});
