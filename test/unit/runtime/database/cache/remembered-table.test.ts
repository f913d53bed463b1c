import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CacheStore } from '../../../../../src/runtime/database/cache/cache-store.ts';
import { MemoryStore } from '../../../../../src/runtime/database/cache/memory-store.ts';
import { openCache } from '../../../../../src/runtime/database/cache/open-cache.ts';
import type { TableInfo } from '../../../../../src/runtime/database/table.ts';

interface User {
  readonly id: number;
  readonly email: string;
  readonly version: number;
}

const users: TableInfo = {
  name: 'users',
  columns: {
    id: { column: 'id', kind: 'integer' },
    email: { column: 'email', kind: 'text' },
    version: { column: 'version', kind: 'integer' },
  },
  primaryKey: ['id'],
  uniqueKeys: { email: ['email'] },
};

const emails = ['a', 'b'];
const ids = [1, 2];

type Operation =
  | { readonly kind: 'find'; readonly id: number }
  | { readonly kind: 'findByEmail'; readonly email: string }
  | { readonly kind: 'put'; readonly id: number; readonly email: string }
  | { readonly kind: 'delete'; readonly id: number };

const id = fc.constantFrom(...ids);
const email = fc.constantFrom(...emails);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('find' as const), id }),
  fc.record({ kind: fc.constant('findByEmail' as const), email }),
  fc.record({ kind: fc.constant('put' as const), id, email }),
  fc.record({ kind: fc.constant('delete' as const), id }),
);

/** What a few clients do, each one thing behind the other. */
const programs = fc.array(fc.array(operation, { minLength: 2, maxLength: 6, size: 'max' }), {
  minLength: 2,
  maxLength: 3,
  size: 'max',
});

/** Every step of the cache and of the database happens when the scheduler lets it. */
class Lab {
  readonly rows = new Map<number, User>();
  readonly #step: () => Promise<unknown>;
  #version = 0;

  constructor(step: () => Promise<unknown>) {
    this.#step = step;
  }

  store(inner: CacheStore): CacheStore {
    const before =
      <Parameters extends unknown[], Result>(method: (...parameters: Parameters) => Promise<Result>) =>
      async (...parameters: Parameters): Promise<Result> => {
        await this.#step();
        const result = await method(...parameters);
        await this.#step();
        return result;
      };
    return {
      get: before(async (key: string) => inner.get(key)),
      claim: before(async (key: string, mark: string, time: number) => inner.claim(key, mark, time)),
      fill: before(async (key: string, mark: string, text: string, time: number) =>
        inner.fill(key, mark, text, time),
      ),
      remove: async (keys) => {
        for (const key of keys) {
          await this.#step();
          await inner.remove([key]);
        }
      },
      bump: before(async (key: string) => inner.bump(key)),
      close: async () => inner.close(),
    };
  }

  /** Reads now; the answer is on its way for so long that whole writes may happen meanwhile. */
  async load(find: (row: User) => boolean): Promise<User | undefined> {
    await this.#step();
    const row = [...this.rows.values()].find(find);
    for (let step = 0; step < 8; step++) await this.#step();
    return row;
  }

  /** What is committed; undefined when the email is taken. */
  put(id: number, email: string): User | undefined {
    if ([...this.rows.values()].some((row) => row.email === email && row.id !== id)) return undefined;
    const row = { id, email, version: ++this.#version };
    this.rows.set(id, row);
    return row;
  }
}

/** Who has written sees what was written, or what others wrote since. */
function demandNewer(row: User | undefined, version: number): void {
  expect(row?.version ?? version).toBeGreaterThanOrEqual(version);
}

it('never keeps an old row, however reads and writes of many meet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), programs, async (scheduler, clients) => {
      let isScheduled = true;
      const lab = new Lab(async () => (isScheduled ? scheduler.schedule(Promise.resolve()) : undefined));
      const cache = await openCache(
        { timeout: 60_000 },
        { database: 'test', tables: ['users'], store: lab.store(new MemoryStore(1_000)) },
      );
      const table = cache.of(users);
      if (table === undefined) throw new Error('The table is remembered.');
      const find = async (wanted: number): Promise<User | undefined> =>
        table.read(['id'], [wanted], async () => lab.load((row) => row.id === wanted));
      const findByEmail = async (wanted: string): Promise<User | undefined> =>
        table.read(['email'], [wanted], async () => lab.load((row) => row.email === wanted));
      const run = async (each: Operation): Promise<unknown> => {
        await scheduler.schedule(Promise.resolve());
        switch (each.kind) {
          case 'find':
            return find(each.id);
          case 'findByEmail':
            return findByEmail(each.email);
          case 'put': {
            const row = lab.put(each.id, each.email);
            if (row === undefined) return undefined;
            await table.forget([row]);
            return demandNewer(await find(each.id), row.version);
          }
          case 'delete': {
            const row = lab.rows.get(each.id);
            if (row === undefined) return undefined;
            lab.rows.delete(each.id);
            await table.forget([{ id: each.id }]);
            return demandNewer(await find(each.id), row.version + 1);
          }
        }
      };
      const running = Promise.all(
        clients.map(async (program) => {
          for (const each of program) await run(each);
        }),
      );
      await scheduler.waitFor(running);
      isScheduled = false;
      // Twice: by way of what the first round remembered.
      for (let round = 0; round < 2; round++) {
        for (const wanted of ids) expect(await find(wanted)).toEqual(lab.rows.get(wanted));
        for (const wanted of emails) {
          const row = [...lab.rows.values()].find((each) => each.email === wanted);
          expect(await findByEmail(wanted)).toEqual(row);
        }
      }
      await cache.close();
    }),
    { numRuns: 400 },
  );
}, 60_000);
