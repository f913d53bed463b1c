import { count, group, time, type SettingSchema } from '../../setting-schema.ts';
import { defaultCacheSettings as defaults, type CacheSettings } from './cache-settings.ts';

declare module '../../config-types.ts' {
  interface ServiceConfig {
    /** Where rows are remembered, and how long. Without an address each process remembers its own. */
    readonly cache?: Omit<CacheSettings, 'ttl'> & { readonly ttl?: number };
  }
}

/** The section `cache` of the configuration. */
export const cacheSection: SettingSchema = group({
  // REDIS_URL sets it too. It may hold a password, so it stands in no file that is committed.
  url: { type: 'string', minLength: 1 },
  // What the models were generated with, unless it is set.
  ttl: { type: 'integer', minimum: 1, 'x-unit': 'time' },
  notFoundTtl: time(defaults.notFoundTtl, 1),
  size: count(defaults.size, 1),
  timeout: time(defaults.timeout, 1),
});
