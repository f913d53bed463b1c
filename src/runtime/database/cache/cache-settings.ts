/** Section `cache` of the configuration of a service. Times are milliseconds. */
export interface CacheSettings {
  /**
   * `redis://user:password@host:6379/0`. Without it rows are remembered in this process alone: what other processes
   * write is not seen before `ttl` is over.
   */
  readonly url?: string;
  /** How long a row is remembered. */
  readonly ttl: number;
  /** How long it is remembered that there is no such row. */
  readonly notFoundTtl: number;
  /** Entries that are remembered in this process, where there is no Redis. */
  readonly size: number;
  /** How long Redis may take; then the database is asked. */
  readonly timeout: number;
}

/** What the configuration leaves out. */
export const defaultCacheSettings: CacheSettings = {
  ttl: 3_600_000,
  notFoundTtl: 60_000,
  size: 10_000,
  timeout: 250,
};
