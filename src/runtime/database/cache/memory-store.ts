import { randomUUID } from 'node:crypto';
import { LruMap } from '../lru-map.ts';
import type { CacheStore } from './cache-store.ts';

interface Entry {
  readonly text: string;
  /** In the time of `performance.now()`. */
  readonly expiresAt: number;
}

/** Entries in the memory of this process; those that were not asked for longest go first. */
export class MemoryStore implements CacheStore {
  readonly #entries: LruMap<string, Entry>;

  constructor(size: number) {
    this.#entries = new LruMap(size);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#find(key);
  }

  async claim(key: string, mark: string, milliseconds: number): Promise<boolean> {
    if (this.#find(key) !== undefined) return false;
    this.#write(key, mark, milliseconds);
    return true;
  }

  async fill(key: string, mark: string, text: string, milliseconds: number): Promise<boolean> {
    if (this.#find(key) !== mark) return false;
    this.#write(key, text, milliseconds);
    return true;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#entries.delete(key);
  }

  /** A counter that was displaced must not begin again, so its words are random. */
  async bump(key: string): Promise<void> {
    this.#write(key, randomUUID(), Infinity);
  }

  async close(): Promise<void> {
    this.#entries.clear();
  }

  #find(key: string): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (performance.now() < entry.expiresAt) return entry.text;
    this.#entries.delete(key);
    return undefined;
  }

  #write(key: string, text: string, milliseconds: number): void {
    this.#entries.set(key, { text, expiresAt: performance.now() + milliseconds });
  }
}
