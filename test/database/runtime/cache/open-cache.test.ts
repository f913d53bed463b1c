import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCache, type OpenCache } from '../../../../src/runtime/database/cache/open-cache.ts';
import type { CacheSettings } from '../../../../src/runtime/database/cache/cache-settings.ts';
import type { TableCache } from '../../../../src/runtime/database/row-cache.ts';
import type { TableInfo } from '../../../../src/runtime/database/table.ts';
import { startRedis } from '../../../support/servers/redis-server.ts';
import { serverUrl } from '../../../support/servers/test-database.ts';

interface User {
  readonly id: number;
  readonly email: string;
  readonly at: Date;
}

const users: TableInfo = {
  name: 'users',
  columns: {
    id: { column: 'id', kind: 'integer' },
    email: { column: 'email', kind: 'text' },
    at: { column: 'at', kind: 'datetime' },
  },
  primaryKey: ['id'],
  uniqueKeys: { email: ['email'] },
};

/** A table in memory that counts how often it is asked. */
class Source {
  readonly rows = new Map<number, User>();
  queries = 0;
  /** Milliseconds that an answer is on its way after it was read. */
  delay = 0;

  put(id: number, email: string): User {
    const row = { id, email, at: new Date(id) };
    this.rows.set(id, row);
    return row;
  }

  readonly byId = (id: number) => async (): Promise<User | undefined> => this.#answer(this.rows.get(id));

  readonly byEmail = (email: string) => async (): Promise<User | undefined> =>
    this.#answer([...this.rows.values()].find((row) => row.email === email));

  async #answer(row: User | undefined): Promise<User | undefined> {
    this.queries++;
    const copy = row === undefined ? undefined : { ...row };
    if (this.delay > 0) await sleep(this.delay);
    return copy;
  }
}

class Lab {
  readonly source = new Source();
  readonly cache: OpenCache;
  readonly #table: TableCache;

  constructor(cache: OpenCache) {
    this.cache = cache;
    const table = cache.of(users);
    if (table === undefined) throw new Error('The table is remembered.');
    this.#table = table;
  }

  byId(id: number): Promise<User | undefined> {
    return this.#table.read(['id'], [id], this.source.byId(id));
  }

  byEmail(email: string): Promise<User | undefined> {
    return this.#table.read(['email'], [email], this.source.byEmail(email));
  }

  forget(...rows: object[]): Promise<void> {
    return this.#table.forget(rows);
  }
}

async function openLab(settings: Partial<CacheSettings>, database: string): Promise<Lab> {
  const cache = await openCache(settings, { database, tables: ['users'] });
  onTestFinished(async () => cache.close());
  return new Lab(cache);
}

const kinds = ['redis', 'memory'] as const;

async function makeLab(
  kind: (typeof kinds)[number],
  settings: Partial<CacheSettings> = {},
  database: string = randomUUID(),
): Promise<Lab | undefined> {
  const url = kind === 'redis' ? serverUrl('redis') : undefined;
  if (kind === 'redis' && url === undefined) return undefined;
  return openLab({ ...settings, ...(url !== undefined && { url }) }, database);
}

describe.for(kinds)('a cache in %s', (kind) => {
  const missing = 'There is no redis server on this machine.';

  it('asks once, by the primary key and by a unique one', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    const row = lab.source.put(1, 'a@x');
    for (let turn = 0; turn < 3; turn++) expect(await lab.byEmail('a@x')).toEqual(row);
    for (let turn = 0; turn < 3; turn++) expect(await lab.byId(1)).toEqual(row);
    expect(lab.source.queries).toBe(1);
    expect(lab.cache.stats).toMatchObject({ errors: 0 });
  });

  it('asks once for 200 who ask at the same time, and gives each a row of its own', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    lab.source.put(1, 'a@x');
    lab.source.delay = 20;
    const rows = await Promise.all(Array.from({ length: 200 }, async () => lab.byId(1)));
    expect(lab.source.queries).toBe(1);
    expect(new Set(rows).size).toBe(200);
    expect(new Set(rows.map((row) => row?.at)).size).toBe(200);
  });

  it('remembers that there is no row, until it is inserted', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    for (let turn = 0; turn < 3; turn++) {
      expect(await lab.byId(1)).toBeUndefined();
      expect(await lab.byEmail('a@x')).toBeUndefined();
    }
    expect(lab.source.queries).toBe(2);
    const row = lab.source.put(1, 'a@x');
    await lab.forget(row);
    expect(await lab.byId(1)).toEqual(row);
    expect(await lab.byEmail('a@x')).toEqual(row);
  });

  it('forgets that there is no row for a value that another one differs from only by its case', async ({
    skip,
  }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    expect(await lab.byEmail('A@X')).toBeUndefined();
    const row = lab.source.put(1, 'a@x');
    await lab.forget(row);
    // A database that takes both for equal finds the row.
    lab.source.put(2, 'A@X');
    expect((await lab.byEmail('A@X'))?.id).toBe(2);
    expect((await lab.byEmail('a@x'))?.id).toBe(1);
  });

  it('sees an update by every key, the old value of a unique key and the new one', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    lab.source.put(1, 'old@x');
    await lab.byId(1);
    await lab.byEmail('old@x');
    expect(await lab.byEmail('new@x')).toBeUndefined();
    const row = lab.source.put(1, 'new@x');
    // Nobody says what the value was before.
    await lab.forget(row);
    expect(await lab.byEmail('new@x')).toEqual(row);
    expect(await lab.byEmail('old@x')).toBeUndefined();
    expect(await lab.byId(1)).toEqual(row);
    const other = lab.source.put(2, 'old@x');
    await lab.forget(other);
    expect(await lab.byEmail('old@x')).toEqual(other);
  });

  it('sees a delete of which only the key is known', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    lab.source.put(1, 'a@x');
    await lab.byEmail('a@x');
    await lab.byEmail('a@x');
    lab.source.rows.delete(1);
    await lab.forget({ id: 1 });
    expect(await lab.byEmail('a@x')).toBeUndefined();
    expect(await lab.byId(1)).toBeUndefined();
  });

  it.for(['id', 'email'] as const)(
    'does not remember what a slow reader by %s read before a write',
    async (way, { skip }) => {
      const lab = await makeLab(kind);
      if (lab === undefined) return skip(missing);
      lab.source.put(1, 'a@x');
      lab.source.delay = 100;
      const slow = way === 'id' ? lab.byId(1) : lab.byEmail('a@x');
      await sleep(30);
      const fresh = { ...lab.source.put(1, 'a@x'), at: new Date(999) };
      lab.source.rows.set(1, fresh);
      await lab.forget({ id: 1 });
      expect((await slow)?.at).toEqual(new Date(1));
      expect(await lab.byId(1)).toEqual(fresh);
      expect(await lab.byEmail('a@x')).toEqual(fresh);
    },
  );

  it('lets nobody who asks behind a write wait for an answer from before it', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    lab.source.put(1, 'a@x');
    lab.source.delay = 100;
    const slow = lab.byId(1);
    await sleep(30);
    const fresh = lab.source.put(1, 'b@x');
    await lab.forget(fresh);
    expect(await lab.byId(1)).toEqual(fresh);
    await slow;
  });

  it('ends entries when their time is over', async ({ skip }) => {
    const lab = await makeLab(kind, { ttl: 1, notFoundTtl: 50 });
    if (lab === undefined) return skip(missing);
    expect(await lab.byId(7)).toBeUndefined();
    lab.source.put(7, 'late@x');
    await expect.poll(async () => (await lab.byId(7))?.email).toBe('late@x');
  });

  it('does not remember tables that it was not told of', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    expect(lab.cache.of({ ...users, name: 'others' })).toBeUndefined();
    expect(lab.cache.of({ ...users, primaryKey: [] })).toBeUndefined();
  });

  it('gives what a failed load fails with, and remembers nothing of it', async ({ skip }) => {
    const lab = await makeLab(kind);
    if (lab === undefined) return skip(missing);
    const table = lab.cache.of(users);
    const failing = table?.read(['id'], [1], async () => Promise.reject(new Error('no database')));
    await expect(failing).rejects.toThrow('no database');
    lab.source.put(1, 'a@x');
    expect((await lab.byId(1))?.email).toBe('a@x');
  });
});

describe('a cache in Redis', () => {
  async function rawClient() {
    const url = serverUrl('redis');
    if (url === undefined) return undefined;
    const client = createClient({ url });
    await client.connect();
    onTestFinished(() => client.destroy());
    return client;
  }

  it('is shared: what one process writes, another forgets', async ({ skip }) => {
    const database = randomUUID();
    const [one, two] = [await makeLab('redis', {}, database), await makeLab('redis', {}, database)];
    if (one === undefined || two === undefined) return skip('There is no redis server on this machine.');
    for (const lab of [one, two]) lab.source.put(1, 'a@x');
    await one.byId(1);
    expect((await two.byId(1))?.email).toBe('a@x');
    expect(two.source.queries).toBe(0);
    const row = two.source.put(1, 'b@x');
    one.source.put(1, 'b@x');
    await two.forget(row);
    expect((await one.byId(1))?.email).toBe('b@x');
  });

  it('keeps databases in memory apart, which share a name', async ({ skip }) => {
    const one = await makeLab('redis', {}, 'sqlite::memory:');
    const two = await makeLab('redis', {}, 'sqlite::memory:');
    if (one === undefined || two === undefined) return skip('There is no redis server on this machine.');
    one.source.put(1, 'one@x');
    two.source.put(1, 'two@x');
    expect((await one.byId(1))?.email).toBe('one@x');
    expect((await two.byId(1))?.email).toBe('two@x');
  });

  it.for(['nonsense', '={', '=5', '>nowhere', ''])(
    'loads again where the entry is %j',
    async (text, { skip }) => {
      const database = randomUUID();
      const lab = await makeLab('redis', {}, database);
      const client = await rawClient();
      if (lab === undefined || client === undefined) return skip('There is no redis server on this machine.');
      const row = lab.source.put(1, 'a@x');
      for (let turn = 0; turn < 2; turn++) {
        await lab.byEmail('a@x');
        await lab.byId(1);
      }
      const keys = await client.keys(`*${database}*`);
      for (const key of keys) await client.set(key, text);
      for (let turn = 0; turn < 3; turn++) {
        expect(await lab.byEmail('a@x')).toEqual(row);
        expect(await lab.byId(1)).toMatchObject({ id: 1 });
      }
      const before = lab.source.queries;
      await lab.byEmail('a@x');
      expect(lab.source.queries).toBe(before);
    },
  );

  it('is not needed: killed, the database answers; back, it forgets what was written meanwhile', async ({
    skip,
  }) => {
    const server = await startRedis();
    if (server === undefined) return skip('There is no redis server on this machine.');
    onTestFinished(async () => server.remove());
    const lab = await openLab({ url: `redis://127.0.0.1:${server.port}` }, 'shop');
    lab.source.put(1, 'a@x');
    await lab.byId(1);
    await server.stop('SIGKILL');
    for (let turn = 0; turn < 50; turn++) expect((await lab.byId(1))?.email).toBe('a@x');
    // It is not asked every time.
    expect(lab.cache.stats.errors).toBeLessThan(25);
    const row = lab.source.put(1, 'b@x');
    await lab.forget(row);
    expect(await lab.byId(1)).toEqual(row);
    expect(lab.cache.stats).toMatchObject({ unforgotten: 2 });
    await server.start();
    await expect.poll(async () => (await lab.byId(1), lab.cache.stats.unforgotten)).toBe(0);
    const before = lab.cache.stats.hits;
    await expect.poll(async () => (await lab.byId(1), lab.cache.stats.hits)).toBeGreaterThan(before);
  });

  it('costs its timeout once when it hangs, and nothing for a while then', async ({ skip }) => {
    const server = await startRedis();
    if (server === undefined) return skip('There is no redis server on this machine.');
    onTestFinished(async () => server.remove());
    const lab = await openLab({ url: `redis://127.0.0.1:${server.port}`, timeout: 100 }, 'shop');
    const client = createClient({ url: `redis://127.0.0.1:${server.port}` });
    await client.connect();
    client.on('error', () => undefined);
    onTestFinished(() => client.destroy());
    await client.sendCommand(['CLIENT', 'PAUSE', '3000', 'ALL']);
    const row = lab.source.put(5, 'a@x');
    for (let turn = 0; turn < 20; turn++) expect(await lab.byId(5)).toEqual(row);
    expect(lab.cache.stats.errors).toBeLessThan(10);
    expect(lab.source.queries).toBe(20);
  });

  it('does not hold the start of a service up when nobody answers', async () => {
    const lab = await openCache({ url: 'redis://127.0.0.1:1' }, { database: 'shop', tables: ['users'] });
    onTestFinished(async () => lab.close());
    const source = new Source();
    source.put(1, 'a@x');
    expect((await lab.of(users)?.read<User>(['id'], [1], source.byId(1)))?.email).toBe('a@x');
  });
});
