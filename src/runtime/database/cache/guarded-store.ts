import type { CacheStore } from './cache-store.ts';

/** What forgets later what could not be forgotten now: milliseconds between the attempts. */
const retryDelays = [1_000, 5_000, 60_000, 300_000, 3_600_000];

/** Keys that wait to be forgotten; beyond, their entries last until they expire. */
const waitingLimit = 100_000;

const keysAtOnce = 1_000;

/** How long the cache is left alone after a failure, in milliseconds. */
const restAfterFailure = 1_000;

/**
 * A cache that never fails: while it cannot be asked, it knows nothing. After a failure it is left alone for a moment,
 * and asked again only when it has forgotten everything that it was told to forget meanwhile.
 */
export class GuardedStore {
  readonly #store: CacheStore;
  readonly #timeout: number;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Set<string>();
  readonly #counters = new Set<string>();
  #restsUntil = 0;
  #attempts = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  errors = 0;

  constructor(store: CacheStore, timeout: number, onError: (error: unknown) => void) {
    this.#store = store;
    this.#timeout = timeout;
    this.#onError = onError;
  }

  /** Keys that could not be forgotten yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Undefined where there is no entry; `'unknown'` where the cache could not be asked. */
  async get(key: string): Promise<{ readonly text: string | undefined } | 'unknown'> {
    const question = async (): Promise<{ readonly text: string | undefined }> => ({
      text: await this.#store.get(key),
    });
    return this.#ask<{ readonly text: string | undefined } | 'unknown'>(question, 'unknown');
  }

  async claim(key: string, mark: string, milliseconds: number): Promise<boolean> {
    return this.#ask(async () => this.#store.claim(key, mark, milliseconds), false);
  }

  async fill(key: string, mark: string, text: string, milliseconds: number): Promise<boolean> {
    return this.#ask(async () => this.#store.fill(key, mark, text, Math.ceil(milliseconds)), false);
  }

  /** Counts the counter up and forgets keys; later when that is not possible now. */
  async forget(counter: string, keys: readonly string[]): Promise<void> {
    const isDone = await this.#ask(async () => {
      await this.#store.bump(counter);
      for (let start = 0; start < keys.length; start += keysAtOnce)
        await this.#store.remove(keys.slice(start, start + keysAtOnce));
      return true;
    }, false);
    if (isDone) return;
    this.#counters.add(counter);
    for (const key of keys) if (this.#waiting.size < waitingLimit) this.#waiting.add(key);
    this.#retryLater();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) await this.#forgetWaiting().catch(this.#onError);
    await this.#store.close();
  }

  async #ask<Answer>(question: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
    if (this.#isClosed || performance.now() < this.#restsUntil) return otherwise;
    try {
      if (this.#waiting.size > 0) await this.#forgetWaiting();
      return await within(this.#timeout, question());
    } catch (error) {
      this.errors++;
      this.#restsUntil = performance.now() + restAfterFailure;
      this.#onError(error);
      return otherwise;
    }
  }

  async #forgetWaiting(): Promise<void> {
    for (const counter of this.#counters) {
      await within(this.#timeout, this.#store.bump(counter));
      this.#counters.delete(counter);
    }
    const keys = [...this.#waiting];
    for (let start = 0; start < keys.length; start += keysAtOnce) {
      const chunk = keys.slice(start, start + keysAtOnce);
      await within(this.#timeout, this.#store.remove(chunk));
      for (const key of chunk) this.#waiting.delete(key);
    }
    this.#attempts = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #retryLater(): void {
    if (this.#timer !== undefined || this.#isClosed) return;
    const delay = retryDelays[Math.min(this.#attempts++, retryDelays.length - 1)];
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#forgetWaiting().catch((error: unknown) => {
        this.#onError(error);
        this.#retryLater();
      });
    }, delay).unref();
  }
}

/** The answer, or an error when it takes too long. */
async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The cache did not answer within ${milliseconds} ms.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
