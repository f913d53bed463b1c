/** A map that forgets what was not used for longest. */
export class LruMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #limit: number;
  readonly #onEvict: ((value: Value, key: Key) => void) | undefined;
  #latest: Key | undefined;

  constructor(limit: number, onEvict?: (value: Value, key: Key) => void) {
    this.#limit = limit;
    this.#onEvict = onEvict;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    // The same text again and again is the common case; it is the youngest already.
    if (value === undefined || key === this.#latest) return value;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#latest = key;
    return value;
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#latest = key;
    if (this.#entries.size <= this.#limit) return;
    for (const [oldest, forgotten] of this.#entries) {
      this.#entries.delete(oldest);
      this.#onEvict?.(forgotten, oldest);
      return;
    }
  }

  delete(key: Key): void {
    this.#entries.delete(key);
    if (this.#latest === key) this.#latest = undefined;
  }

  clear(): void {
    this.#entries.clear();
    this.#latest = undefined;
  }

  values(): IterableIterator<Value> {
    return this.#entries.values();
  }
}
