import { randomUUID } from 'node:crypto';
import { showUrl } from '../database-url.ts';
import type { DatabaseLog } from '../database-log.ts';
import type { CacheStats, RowCache, TableCache } from '../row-cache.ts';
import type { TableInfo } from '../table.ts';
import { defaultCacheSettings, type CacheSettings } from './cache-settings.ts';
import type { CacheStore } from './cache-store.ts';
import { GuardedStore } from './guarded-store.ts';
import { MemoryStore } from './memory-store.ts';
import { RememberedTable } from './remembered-table.ts';

/** What a cache is opened with besides its settings. */
export interface CacheOptions {
  /** The name of the database: two may share a Redis. */
  readonly database: string;
  /** The tables whose rows are remembered, by their names in the database. */
  readonly tables: readonly string[];
  readonly log?: DatabaseLog;
  /** Where entries are kept, instead of what the settings say. */
  readonly store?: CacheStore;
}

/** A cache that is open. */
export interface OpenCache extends RowCache {
  readonly stats: CacheStats;
  close(): Promise<void>;
}

/** Failures of one kind come in crowds; one line in so many milliseconds tells of them. */
const quietTime = 10_000;

/**
 * Opens the memory for rows: in Redis, or in this process where no Redis is configured.
 *
 * - A row is asked for by its primary key or a unique key. Many who ask at once cause one query, in each process.
 * - Behind the commit of a write its row is forgotten; one that was loaded before is not remembered over it.
 * - That there is no row is remembered too, for `notFoundTtl`; an insert ends it.
 * - What is changed past the models (by SQL of one's own, cascades, triggers, other programs) is seen when `ttl` is over.
 * - A cache that is down, slow or full of nonsense costs time, but never an answer: the database is asked.
 *
 * Rows are not written to the cache when they are written to the database (write-through): the next reader loads
 * what was committed. Nor are writes collected in it (write-behind): a cache may lose them.
 */
export async function openCache(
  given: Partial<CacheSettings>,
  options: CacheOptions,
): Promise<OpenCache> {
  const settings: CacheSettings = { ...defaultCacheSettings, ...given };
  const { url, size, timeout } = settings;
  const tell = errorTeller(url, options.log);
  const store =
    options.store ??
    (url === undefined ? new MemoryStore(size) : await openRedisStore(url, timeout, tell));
  const guarded = new GuardedStore(store, timeout, tell);
  const counts = { hits: 0, emptyHits: 0, misses: 0 };
  const names = new Set(options.tables);
  // Databases in memory have one name and nothing else in common.
  const database = options.database.endsWith(':memory:')
    ? `${options.database}:${randomUUID()}`
    : options.database;
  const known = new WeakMap<TableInfo, TableCache>();
  return {
    of: (table) => {
      if (!names.has(table.name) || table.primaryKey.length === 0) return undefined;
      const found =
        known.get(table) ??
        new RememberedTable(table, {
          database,
          store: guarded,
          settings,
          counts,
        });
      known.set(table, found);
      return found;
    },
    get stats() {
      return { ...counts, errors: guarded.errors, unforgotten: guarded.waiting };
    },
    close: async () => guarded.close(),
  };
}

/** Services without Redis do not load its client. */
async function openRedisStore(
  url: string,
  timeout: number,
  onError: (error: unknown) => void,
): Promise<CacheStore> {
  const { openRedis } = await import('./redis-store.ts');
  return openRedis(url, timeout, onError);
}

function errorTeller(
  url: string | undefined,
  log: DatabaseLog | undefined,
): (error: unknown) => void {
  let quietUntil = 0;
  return (err) => {
    const now = performance.now();
    if (now < quietUntil) return;
    quietUntil = now + quietTime;
    log?.warn(
      { err, cache: url === undefined ? 'memory' : showUrl(url) },
      'the cache cannot be used',
    );
  };
}
