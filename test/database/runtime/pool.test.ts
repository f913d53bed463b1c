import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PoolTimeoutError } from '../../../src/runtime/database/database-error.ts';
import { openDatabase } from '../../../src/runtime/database/open-database.ts';
import type { Session } from '../../../src/runtime/database/session.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { startMysql } from '../../support/servers/mysql-server.ts';
import { startPostgres } from '../../support/servers/postgres-server.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';
import { allDrivers, openTestDatabase } from '../../support/database/open-test-database.ts';

const servers = ['mysql', 'postgres'] as const;

const sleepSql = { mysql: 'select sleep(0.4) as s', postgres: 'select pg_sleep(0.4)::text as s' };
/** Longer than anybody waits for a connection. */
const endlessSql = { mysql: 'select sleep(25)', postgres: 'select pg_sleep(25)' } as const;
const connectionId = { mysql: 'select connection_id() as id', postgres: 'select pg_backend_pid() as id' };

async function idOf(session: Session): Promise<number | undefined> {
  if (session.dialect === 'sqlite') return undefined;
  const { rows } = await session.run<{ id: number }>(connectionId[session.dialect], []);
  return rows[0]?.id;
}

describe.for(servers)('the pool on %s', (dialect) => {
  it('opens no more than max, lets the others wait, and serves them in their order', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { min: 2, max: 2 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const order: number[] = [];
    const running = [1, 2, 3, 4, 5].map(async (n) => {
      await database.session.run(sleepSql[dialect], []);
      order.push(n);
    });
    await expect.poll(() => database.stats).toMatchObject({ size: 2, used: 2, waiting: 3, max: 2 });
    await Promise.all(running);
    expect(new Set(order.slice(0, 2))).toEqual(new Set([1, 2]));
    expect(order.at(-1)).toBe(5);
    expect(database.stats).toMatchObject({ size: 2, used: 0, idle: 2, waiting: 0 });
  });

  it('tells who waits too long', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1, acquireTimeout: 100 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const trapped = database.session.transaction(async () => database.session.run('select 1', []));
    await expect(trapped).rejects.toThrow(PoolTimeoutError);
    await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
  });

  it('lets who is aborted leave the queue', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const first = database.session.run(sleepSql[dialect], []);
    const signal = AbortSignal.timeout(50);
    await expect(database.session.run('select 1', [], { signal })).rejects.toThrow(/timeout/i);
    expect(database.stats.waiting).toBe(0);
    await first;
  });

  it('gives a connection back only when the statement that nobody waits for has ended', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const signal = AbortSignal.timeout(50);
    await expect(database.session.run(sleepSql[dialect], [], { signal })).rejects.toThrow(/timeout/i);
    expect(database.stats).toMatchObject({ used: 1 });
    await expect(database.session.run('select 2 as n', [])).resolves.toMatchObject({ rows: [{ n: 2 }] });
  });

  it('ends on the server what nobody waits for, and goes on with the connection', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    const before = await idOf(session);
    const signal = AbortSignal.timeout(50);
    await expect(session.run(endlessSql[dialect], [], { signal })).rejects.toThrow(/timeout/i);
    // Would time out in the queue if the statement went on.
    expect(await idOf(session)).toBe(before);
    const work = session.transaction(async (tx) => tx.run(endlessSql[dialect], []), {
      signal: AbortSignal.timeout(50),
    });
    const [, after] = await Promise.all([expect(work).rejects.toThrow(/timeout/i), idOf(session)]);
    expect(after).toBe(before);
  });

  it('ends all statements of a transaction that nobody waits for, also such as wait for others', async ({
    skip,
  }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    const before = await idOf(session);
    const work = session.transaction(
      async (tx) =>
        Promise.all(['select 1', endlessSql[dialect], endlessSql[dialect]].map((sql) => tx.run(sql, []))),
      { signal: AbortSignal.timeout(50) },
    );
    // Would time out in the queue if one of them went on.
    const [, after] = await Promise.all([expect(work).rejects.toThrow(/timeout/i), idOf(session)]);
    expect(after).toBe(before);
  });

  it('ends nothing but what was aborted', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    for (let count = 0; count < 40; count++) {
      const controller = new AbortController();
      const running = session.run('select 1 as n', [], { signal: controller.signal });
      const next = session.run('select 2 as n', []);
      if (count % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort(new Error('enough'));
      await running.catch(() => undefined);
      expect((await next).rows).toEqual([{ n: 2 }]);
    }
  });

  it('replaces connections that are too old, and closes those that nobody uses', async ({ skip }) => {
    const database = await openTestDatabase(dialect, {
      pool: { max: 3, maxLifetime: 2_000, idleTimeout: 100 },
    });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const before = await idOf(database.session);
    expect(await idOf(database.session)).toBe(before);
    await expect.poll(async () => idOf(database.session)).not.toBe(before);
    await expect.poll(() => database.stats.size).toBe(0);
  });

  it('keeps min open', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { min: 2, max: 3, idleTimeout: 1 } });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    expect(database.stats.size).toBe(2);
    await Promise.all([1, 2, 3].map(async () => database.session.run(sleepSql[dialect], [])));
    expect(database.stats.size).toBe(3);
    await expect.poll(() => database.stats.size).toBe(2);
  });

  it('replaces a connection that the server ended while it rested', async ({ skip }) => {
    const database = await openTestDatabase(dialect, { pool: { max: 1 } });
    const other = await openTestDatabase(dialect);
    if (database === undefined || other === undefined)
      return skip(`There is no ${dialect} server on this machine.`);
    const id = await idOf(database.session);
    await other.session.run(
      dialect === 'mysql' ? `kill ${id}` : `select pg_terminate_backend(${id})::text`,
      [],
    );
    await expect.poll(async () => idOf(database.session).catch(() => id)).not.toBe(id);
  });

  it('lets what runs end before it closes, and takes nothing new', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    await session.run('create table t (id int)', []);
    const running = session.transaction(async (tx) => {
      await tx.run(sleepSql[dialect], []);
      return tx.run('insert into t values (1)', []);
    });
    await sleep(50);
    const closing = database.close();
    await expect(session.run('select 1', [])).rejects.toThrow('the service is ending');
    await closing;
    await expect(running).resolves.toMatchObject({ affected: 1 });
    expect(database.stats.size).toBe(0);
  });

  it('does not wait for ever when it closes', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const running = database.session.run(
      dialect === 'mysql' ? 'select sleep(30)' : 'select pg_sleep(30)',
      [],
    );
    const outcome = expect(running).rejects.toMatchObject({ kind: 'connection' });
    await sleep(50);
    await database.close(100);
    await outcome;
  });
});

describe.for(servers)('a server that goes and comes on %s', (dialect) => {
  const start = async () => (dialect === 'mysql' ? startMysql() : startPostgres());
  const urlOf = (port: number) =>
    dialect === 'mysql'
      ? `mysql://root@127.0.0.1:${port}/mysql`
      : `postgres://postgres@127.0.0.1:${port}/postgres`;

  it('fails what runs, commits no half, and answers the next when it is back', async ({ skip }) => {
    const server = await start();
    if (server === undefined) return skip(`There is no ${dialect} server on this machine.`);
    onTestFinished(async () => server.remove());
    const database = await openDatabase({ url: urlOf(server.port) }, { drivers: allDrivers });
    onTestFinished(async () => database.close(0));
    const { session } = database;
    // The servers of tests trade the last moments before a crash for speed; this table has to stay.
    const keep = dialect === 'postgres' ? 'set synchronous_commit = on; ' : '';
    await runSql(dialect, urlOf(server.port), `${keep}create table t (id int primary key)`);
    const half = session.transaction(async (tx) => {
      await tx.run('insert into t values (1)', []);
      await server.stop('SIGKILL');
      await tx.run('insert into t values (2)', []).catch(() => undefined);
      await tx.run('insert into t values (3)', []).catch(() => undefined);
    });
    await expect(half).rejects.toMatchObject({ kind: 'connection' });
    await expect(session.run('select 1', [])).rejects.toMatchObject({ kind: 'connection' });
    await expect(database.check(AbortSignal.timeout(1_000))).rejects.toThrow();
    await server.start();
    await expect
      .poll(async () => (await session.run('select id from t', [])).rows, { timeout: 20_000 })
      .toEqual([]);
    await database.check(AbortSignal.timeout(5_000));
  });

  it('is waited for when the service starts first', async ({ skip }) => {
    const server = await start();
    if (server === undefined) return skip(`There is no ${dialect} server on this machine.`);
    onTestFinished(async () => server.remove());
    await server.stop();
    const warnings: object[] = [];
    const log = {
      info: () => undefined,
      warn: (facts: object) => warnings.push(facts),
      error: () => undefined,
    };
    const opening = openDatabase({ url: urlOf(server.port) }, { drivers: allDrivers, log });
    await sleep(400);
    await server.start();
    const database = await opening;
    onTestFinished(async () => database.close());
    expect(warnings.length).toBeGreaterThan(0);
    await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
  });
});

/** A way to a server that can fall silent without a word, as networks do. */
async function openWay(port: number): Promise<{ readonly port: number; fallSilent(): void }> {
  const pairs: Socket[][] = [];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far).pipe(near);
    pairs.push([near, far]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of pairs.flat()) socket.destroy();
    server.close();
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    fallSilent: () => {
      for (const [near, far] of pairs) {
        near?.unpipe(far);
        far?.unpipe(near);
      }
    },
  };
}

describe.for(servers)('a network that falls silent before %s', (dialect) => {
  it('loses the statements that run, not the service', async ({ skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { port } = new URL(url);
    const way = await openWay(Number(port));
    const database = await openDatabase(
      { url: url.replace(port, String(way.port)), statementTimeout: 300, pool: { max: 1 } },
      { drivers: allDrivers },
    );
    onTestFinished(async () => database.close(0));
    await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
    way.fallSilent();
    await expect(database.session.run('select 1', [])).rejects.toMatchObject({ kind: 'connection' });
    // A new connection goes a new way.
    await expect(database.session.run('select 2 as n', [])).resolves.toMatchObject({ rows: [{ n: 2 }] });
  });
});

describe.for(servers)('a start that cannot succeed on %s', (dialect) => {
  it('says which address nobody answers at, without the password', async () => {
    const port = await freePort();
    const opening = openDatabase(
      { url: `${dialect}://me:hunter2@127.0.0.1:${port}/shop`, startTimeout: 300 },
      { drivers: allDrivers },
    );
    const error: unknown = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'connection' });
    expect(String(error)).toContain(`${dialect}://me@127.0.0.1:${port}/shop cannot be opened`);
    expect(String(error)).not.toContain('hunter2');
  });

  it('does not wait for a database that does not exist', async ({ skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const opening = openDatabase({ url: url.replace(/[^/]+$/, 'no_such') }, { drivers: allDrivers });
    await expect(opening).rejects.toMatchObject({ kind: 'missing' });
  });

  it('does not wait when the user is refused', async ({ skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const opening = openDatabase(
      { url: url.replace(/\/\/\w+@/, '//nobody:wrong@') },
      { drivers: allDrivers },
    );
    await expect(opening).rejects.toMatchObject({ kind: 'denied' });
  });
});

it('refuses an address of a database that the service has no driver of', async () => {
  const { sqlite } = allDrivers;
  const opening = openDatabase(
    { url: 'postgres://me:secret@localhost/shop' },
    { drivers: sqlite === undefined ? {} : { sqlite } },
  );
  await expect(opening).rejects.toThrow('It has drivers for sqlite.');
});

describe.for(servers)('replicas on %s', (dialect) => {
  it('answer reads outside of transactions, unless they must be fresh or cannot be reached', async ({
    skip,
  }) => {
    const primary = await testDatabase(dialect);
    const replica = await testDatabase(dialect);
    if (primary === undefined || replica === undefined)
      return skip(`There is no ${dialect} server on this machine.`);
    for (const [url, name] of [
      [primary, 'primary'],
      [replica, 'replica'],
    ] as const)
      await runSql(dialect, url, `create table t (name varchar(20)); insert into t values ('${name}')`);
    const database = await openDatabase({ url: primary, replicas: [replica] }, { drivers: allDrivers });
    onTestFinished(async () => database.close());
    const { session } = database;
    const read = 'select name from t';
    const nameOf = async (from: Session, sql = read): Promise<unknown> => (await from.run(sql, [])).rows[0];
    expect(await nameOf(session)).toEqual({ name: 'replica' });
    expect((await session.run(read, [], { isFresh: true })).rows).toEqual([{ name: 'primary' }]);
    expect(await nameOf(session, `${read} for update`)).toEqual({ name: 'primary' });
    expect(await session.transaction(async (tx) => nameOf(tx))).toEqual({ name: 'primary' });
    expect(await session.db.selectFrom('t').selectAll().execute()).toEqual([{ name: 'replica' }]);
    await session.db.updateTable('t').set({ name: 'written' }).execute();
    expect((await session.run(read, [], { isFresh: true })).rows).toEqual([{ name: 'written' }]);
  });

  it('are not needed', async ({ skip }) => {
    const port = await freePort();
    const database = await openTestDatabase(dialect, { replicas: [`${dialect}://x@127.0.0.1:${port}/x`] });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
  });
});
