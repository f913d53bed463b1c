import type { FastifyReply } from 'fastify';
import type { IdempotencyStore, KeptAnswer } from './idempotency-store.ts';

/** The hold of one request on its key. Exactly one of its methods ends it. */
export class IdempotencyClaim {
  readonly #store: IdempotencyStore;
  readonly #key: string;
  readonly #fingerprint: string;
  readonly #ttl: number;
  /** Headers that every response has, or that are about this one request. */
  readonly #before: Readonly<Record<string, unknown>>;

  constructor(
    store: IdempotencyStore,
    key: string,
    fingerprint: string,
    ttl: number,
    reply: FastifyReply,
  ) {
    this.#store = store;
    this.#key = key;
    this.#fingerprint = fingerprint;
    this.#ttl = ttl;
    this.#before = { ...reply.getHeaders() };
  }

  /** Keeps an answer, or gives the key free where the request may be tried again. */
  async answer(reply: FastifyReply, payload: unknown): Promise<void> {
    const body = bodyOf(payload);
    const mayRepeat = reply.statusCode >= 500 || reply.statusCode === 429;
    if (mayRepeat || body === 'stream') return this.release();
    const answer: KeptAnswer = {
      status: reply.statusCode,
      headers: this.#headersOf(reply),
      ...(body !== undefined && { body: body.toString('base64') }),
    };
    return this.#store.settle(this.#key, { fingerprint: this.#fingerprint, answer }, this.#ttl);
  }

  /** The work was done, and its answer reached nobody. */
  lose(): Promise<void> {
    const record = { fingerprint: this.#fingerprint, answer: 'lost' } as const;
    return this.#store.settle(this.#key, record, this.#ttl);
  }

  /** The same request may be tried again. */
  release(): Promise<void> {
    return this.#store.release(this.#key);
  }

  #headersOf(reply: FastifyReply): KeptAnswer['headers'] {
    const added = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined || value === this.#before[name] || ofConnection.has(name)
        ? []
        : [[name, Array.isArray(value) ? value : String(value)] as const],
    );
    return Object.fromEntries(added);
  }
}

const ofConnection: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'transfer-encoding',
]);

function bodyOf(payload: unknown): Buffer | 'stream' | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (typeof payload === 'string') return Buffer.from(payload);
  return payload instanceof Uint8Array ? Buffer.from(payload) : 'stream';
}
