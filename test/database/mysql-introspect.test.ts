import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSource } from '../../src/base/source.ts';
import { readMysqlDdl } from '../../src/database/ddl/mysql/read-mysql-ddl.ts';
import { introspectMysql } from '../../src/database/mysql/introspect-mysql.ts';
import { quoteIdentifier } from '../../src/database/quote-identifier.ts';
import { quoteText } from '../../src/database/mysql/quoted-text.ts';
import { comparableTable } from '../support/database/comparable-schema.ts';
import { freePort } from '../support/servers/free-port.ts';
import { runSql, serverUrl, testDatabase } from '../support/servers/test-database.ts';

const noServer = 'There is no MariaDB on this machine.';
const secret = 'pw-secret-4711';
const options = { timeoutMs: 10_000 };

/** A server that is none of MySQL, on a port of its own. */
async function strangeServer(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port; // A server on a TCP port has an address with one.
}

describe('a server that cannot be read', () => {
  it.for([
    ['mysql://root@host.invalid/app', 'database-host-unknown'],
    ['postgres://root@localhost/app', 'database-url-foreign'],
    ['mysql://root@127.0.0.1', 'database-name-missing'],
  ] as const)('is reported for %s', async ([url, code]) => {
    const { schema, diagnostics } = await introspectMysql(url, options);
    expect(schema).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it('is reported when nothing listens', async () => {
    const url = `mysql://root:${secret}@127.0.0.1:${await freePort()}/app`;
    const { diagnostics } = await introspectMysql(url, options);
    expect(diagnostics.map(({ code }) => code)).toEqual(['database-unreachable']);
    expect(JSON.stringify(diagnostics)).not.toContain(secret);
  });

  it('is reported when it stays silent', async () => {
    const port = await strangeServer(() => undefined);
    const url = `mysql://root@127.0.0.1:${port}/app`;
    const { diagnostics } = await introspectMysql(url, { timeoutMs: 200 });
    expect(diagnostics.map(({ code, message }) => [code, message.includes('0.2 seconds')])).toEqual([
      ['database-timeout', true],
    ]);
  });

  it('is reported when it speaks another protocol', async () => {
    const port = await strangeServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'));
    const { diagnostics } = await introspectMysql(`mysql://root@127.0.0.1:${port}/app`, { timeoutMs: 500 });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.code).toMatch(/^database-(?:not-server|connection-lost|timeout)$/);
  });

  it('is reported with the nearest name when the database does not exist', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    const name = new URL(url).pathname.slice(1);
    const { diagnostics } = await introspectMysql(`${url}x`, options);
    expect(diagnostics.map(({ code }) => code)).toEqual(['database-unknown']);
    expect(diagnostics[0]?.message).toContain(`Did you mean "${name}"`);
    const chosen = await introspectMysql(url, { ...options, schema: `${name}y` });
    expect(chosen.diagnostics.map(({ code }) => code)).toEqual(['database-schema-unknown']);
  });

  it('is reported for wrong passwords, missing rights and missing TLS, without the password', async ({
    skip,
  }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    const { host, pathname } = new URL(url);
    const user = `u${pathname.slice(6, 16)}`;
    await runSql('mysql', url, `create user '${user}'@'%' identified by '${secret}'`);
    onTestFinished(() => runSql('mysql', url, `drop user '${user}'@'%'`));
    const codeOf = async (target: string): Promise<readonly string[]> => {
      const { diagnostics } = await introspectMysql(target, options);
      expect(JSON.stringify(diagnostics)).not.toContain(secret);
      return diagnostics.map(({ code }) => code);
    };
    expect(await codeOf(`mysql://${user}:${secret}x@${host}${pathname}`)).toEqual(['database-login-refused']);
    expect(await codeOf(`mysql://${user}:${secret}@${host}${pathname}`)).toEqual(['database-rights-missing']);
    expect(await codeOf(`mysql://${user}:${secret}@${host}/information_schema?ssl=true`)).toEqual([
      'database-tls-failed',
    ]);
  });
});

describe('names and comments of any kind', () => {
  const names = [
    'a`b',
    'quo"te',
    "it's",
    '${process.exit(1)}',
    '*/ x /*',
    'line\nbreak',
    'constructor',
    '__proto__',
    'ünïcödé 表',
    'select',
    '-- x',
    'a.b',
    '\\',
    'n'.repeat(64),
  ];
  // Servers keep no characters beyond U+FFFF in their catalogues: an emoji in a comment is a question mark there.
  const comment = `*/ \${x} 'q' "d" \`b\` \\ 表\nnext`;

  it('are read from the server and from its own DDL alike', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    const name = (text: string): string => quoteIdentifier(text, 'mysql');
    const script = names
      .map((table, index) => {
        const columns = names.map(
          (column) => `${name(column)} enum('é表', 'it''s') default 'É表' comment ${quoteText(comment)}`,
        );
        const first = name(names[index] ?? '');
        return `create table ${name(table)} (${columns.join(', ')}, primary key (${first}), key ${first} (${first}), constraint ck${index} check (${first} <> 'é表')) comment ${quoteText(comment)};`;
      })
      .join('\n');
    await runSql('mysql', url, script);
    const { schema, diagnostics } = await introspectMysql(url, options);
    expect(diagnostics).toEqual([]);
    const live = schema?.tables ?? [];
    expect(live.map((table) => table.name)).toEqual([...names].toSorted());
    for (const table of live) {
      expect(table.comment).toBe(comment);
      expect(table.columns.map((column) => column.name)).toEqual(names);
      expect(table.columns[0]?.type.values).toEqual(['é表', "it's"]);
      expect(new Set(table.columns.map((column) => column.comment))).toEqual(new Set([comment]));
    }
    const ddl = readMysqlDdl([createSource('schema.sql', script)]);
    expect(ddl.diagnostics).toEqual([]);
    expect(ddl.schema.tables.map(comparableTable)).toEqual(live.map(comparableTable));
  });
});

describe('a database', () => {
  it('is read by its name when the URL names another or none', async ({ skip }) => {
    const url = await testDatabase('mysql');
    const server = serverUrl('mysql');
    if (url === undefined || server === undefined) return skip(noServer);
    await runSql(
      'mysql',
      url,
      'create table a (id int primary key, other int, foreign key (other) references a (id))',
    );
    const schema = new URL(url).pathname.slice(1);
    for (const target of [server, `${server}/mysql`]) {
      const reading = await introspectMysql(target, { ...options, schema });
      expect(reading.diagnostics).toEqual([]);
      expect(reading.schema?.tables.map((table) => [table.schema, table.name])).toEqual([[null, 'a']]);
      expect(reading.schema?.tables[0]?.foreignKeys[0]?.references).toEqual({
        schema: null,
        table: 'a',
        columns: ['id'],
      });
    }
  });

  it('says which views are broken, and gives the rest', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    await runSql(
      'mysql',
      url,
      'create table a (id int primary key); create table b (id int); create view v as select id from b; drop table b;',
    );
    const { schema, diagnostics } = await introspectMysql(url, options);
    expect(schema?.tables.map((table) => table.name)).toEqual(['a']);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['database-view-broken', 'warning'],
    ]);
  });

  it('of many tables is read whole', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    const tables = Array.from(
      { length: 60 },
      (_, index) =>
        `create table t${index} (id bigint unsigned primary key auto_increment, name varchar(40) not null default '', parent bigint unsigned, created datetime(3) default current_timestamp(3), key (name), foreign key (parent) references t${index} (id));`,
    );
    await runSql('mysql', url, tables.join('\n'));
    const { schema, diagnostics } = await introspectMysql(url, { timeoutMs: 60_000 });
    expect(diagnostics).toEqual([]);
    expect(schema?.tables).toHaveLength(60);
    expect(
      schema?.tables.every((table) => table.columns.length === 4 && table.foreignKeys.length === 1),
    ).toBe(true);
  });
});
