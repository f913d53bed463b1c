import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'redis';
import type { CacheStore } from './cache-store.ts';

/** What is needed of a client of Redis; that of the package `redis` has it, and so have those of clusters. */
export interface RedisCommands {
  get(key: string): Promise<string | null>;
  set(
    key: string,
    value: string,
    options: { readonly NX: true; readonly PX: number },
  ): Promise<string | null>;
  eval(
    script: string,
    options: { readonly keys: string[]; readonly arguments: string[] },
  ): Promise<unknown>;
  del(key: string): Promise<number>;
  incr(key: string): Promise<number>;
  close(): Promise<void>;
  destroy(): void;
}

/** An entry takes the place of one's own mark, and of nothing else. */
const fillScript =
  "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0";

/** Entries in Redis. */
export class RedisStore implements CacheStore {
  readonly #client: RedisCommands;

  constructor(client: RedisCommands) {
    this.#client = client;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#client.get(key)) ?? undefined;
  }

  async claim(key: string, mark: string, milliseconds: number): Promise<boolean> {
    return (await this.#client.set(key, mark, { NX: true, PX: milliseconds })) !== null;
  }

  async fill(key: string, mark: string, text: string, milliseconds: number): Promise<boolean> {
    const options = { keys: [key], arguments: [mark, text, String(milliseconds)] };
    return Number(await this.#client.eval(fillScript, options)) === 1;
  }

  /** One command a key: in a cluster they live on different servers. */
  async remove(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map(async (key) => this.#client.del(key)));
  }

  async bump(key: string): Promise<void> {
    await this.#client.incr(key);
  }

  async close(): Promise<void> {
    await this.#client.close().catch(() => this.#client.destroy());
  }
}

/**
 * Connects to Redis, and again whenever the connection is lost. Waits no longer than `timeout` milliseconds: a service
 * starts and answers without its cache. Commands fail at once while there is no connection.
 */
export async function openRedis(
  url: string,
  timeout: number,
  onError: (error: unknown) => void,
): Promise<RedisStore> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: timeout * 4,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 2_000),
    },
  });
  client.on('error', onError);
  const patience = new AbortController();
  await Promise.race([
    client.connect().catch(onError),
    wait(timeout, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  return new RedisStore(client as unknown as RedisCommands); // its types depend on modules and protocols that are not used
}
