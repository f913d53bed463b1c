declare module './health.ts' {
  interface ContextHooks {
    /**
     * Where the answers for idempotency keys are kept. Without one each process keeps its own, so
     * several replicas need one that they share.
     */
    readonly idempotencyStore?: IdempotencyStore;
  }
}

/** Keeps answers by key. Everything in a record survives JSON. */
export interface IdempotencyStore {
  /**
   * Claims a key for so many milliseconds, in one step; gives the record behind it where somebody
   * has claimed it before.
   */
  claim(key: string, fingerprint: string, ttl: number): Promise<IdempotencyRecord | undefined>;
  /** Replaces the record of a key that was claimed. */
  settle(key: string, record: IdempotencyRecord, ttl: number): Promise<void>;
  /** Gives a claimed key free. */
  release(key: string): Promise<void>;
}

/** What is known of the first request with a key. */
export interface IdempotencyRecord {
  /** Tells that request from others. */
  readonly fingerprint: string;
  /** Undefined while the logic runs; `lost` where it ended behind the response. */
  readonly answer?: KeptAnswer | 'lost';
}

/** An answer as it was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** Base64; undefined where there was no body. */
  readonly body?: string;
}

interface Entry {
  readonly record: IdempotencyRecord;
  readonly expiresAt: number;
  readonly size: number;
}

/** What an entry takes besides its answer, roughly. */
const overhead = 500;
/** What stays of a full store: looking through all of it is too much for every answer. */
const kept = 0.9;

/**
 * A store in the memory of this process. `onLoss` is called once, when an answer has to go before
 * its time.
 */
export function memoryStore(limit: number, onLoss: () => void): IdempotencyStore {
  const entries = new Map<string, Entry>();
  let size = 0;
  let hasLost = false;

  function remove(key: string): void {
    size -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  }

  function put(key: string, record: IdempotencyRecord, ttl: number): void {
    remove(key);
    const entry = { record, expiresAt: Date.now() + ttl, size: sizeOf(record) };
    entries.set(key, entry);
    size += entry.size;
    if (size > limit) makeRoom();
  }

  /** What has expired goes first, then the oldest answers. Keys whose logic runs stay. */
  function makeRoom(): void {
    const now = Date.now();
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now) remove(key);
    for (const [key, { record }] of entries) {
      if (size <= limit * kept) return;
      if (record.answer === undefined) continue;
      remove(key);
      if (!hasLost) onLoss();
      hasLost = true;
    }
  }

  return {
    claim: async (key, fingerprint, ttl) => {
      const known = entries.get(key);
      if (known !== undefined && known.expiresAt > Date.now()) return known.record;
      put(key, { fingerprint }, ttl);
      return undefined;
    },
    settle: async (key, record, ttl) => put(key, record, ttl),
    release: async (key) => remove(key),
  };
}

function sizeOf({ answer }: IdempotencyRecord): number {
  if (answer === undefined || answer === 'lost') return overhead;
  return overhead + JSON.stringify(answer.headers).length + (answer.body?.length ?? 0);
}
