import { Counter, Gauge, type Registry } from 'prom-client';
import type { CacheStats } from '../row-cache.ts';

/** Shows the cache in `/metrics`: what it knew, what it did not, and what it could not. */
export function showCacheMetrics(registry: Registry, cache: { readonly stats: CacheStats }): void {
  new Counter({
    name: 'db_cache_reads_total',
    help: 'Rows that the cache was asked for, by what came of it.',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      const { hits, emptyHits, misses, errors } = cache.stats;
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'empty' }, emptyHits);
      this.inc({ result: 'miss' }, misses);
      this.inc({ result: 'error' }, errors);
    },
  });
  new Gauge({
    name: 'db_cache_unforgotten',
    help: 'Entries that could not be forgotten yet, because the cache cannot be reached.',
    registers: [registry],
    collect() {
      this.set(cache.stats.unforgotten);
    },
  });
}
