import type { Algorithm } from 'fast-jwt';
import { type IssuerKey, readKeySet } from './json-web-key.ts';

/** Where the keys of an issuer are, and how often they are asked for. Times are milliseconds. */
export interface IssuerKeysOptions {
  readonly url: string;
  readonly algorithms: readonly Algorithm[];
  /** How long an answer takes at most. */
  readonly timeout: number;
  /** How long keys are used before they are asked for again. */
  readonly maxAge: number;
  /** The least time between two questions, whatever tokens name. */
  readonly cooldown: number;
  /** Told of every question that failed. */
  readonly onFailure: (error: unknown) => void;
}

/** An issuer that cannot be reached is believed for so long by the keys that are known. */
const longestOutage = 24 * 60 * 60 * 1000;

const firstCooldown = 1_000;

/** Tokens that name no key are tried with so many at most. */
const mostTried = 10;

/** More than any key set. */
const mostBytes = 1024 * 1024;

/**
 * The keys that an issuer publishes. They are asked for when they are needed first, again when they
 * are old, and when a token names one that is not among them: that is how issuers change their
 * keys.
 */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #keys: readonly IssuerKey[] = [];
  #fetchedAt = -Infinity;
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** The keys that a token may be signed with; undefined where no keys could be had. */
  async find(id: string | undefined): Promise<readonly IssuerKey[] | undefined> {
    const age = performance.now() - this.#fetchedAt;
    if (age > longestOutage) await this.#ask();
    else if (age > this.#options.maxAge) void this.#ask();
    if (performance.now() - this.#fetchedAt > longestOutage) return undefined;
    const known = this.#named(id);
    if (known.length > 0) return known;
    await this.#ask();
    return this.#named(id);
  }

  #named(id: string | undefined): readonly IssuerKey[] {
    return id === undefined
      ? this.#keys.slice(0, mostTried)
      : this.#keys.filter((key) => key.id === id);
  }

  /** One question at a time; however many tokens name unknown keys, the issuer is left in peace. */
  #ask(): Promise<void> {
    if (this.#asking !== undefined) return this.#asking;
    // Without any keys nobody can log in, so the issuer is asked more often.
    const cooldown =
      this.#fetchedAt === -Infinity
        ? Math.min(this.#options.cooldown, firstCooldown)
        : this.#options.cooldown;
    if (performance.now() - this.#askedAt < cooldown) return Promise.resolve();
    this.#askedAt = performance.now();
    this.#asking = this.#fetch().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #fetch(): Promise<void> {
    const { url, algorithms, timeout, onFailure } = this.#options;
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json' },
        // Whoever is sent elsewhere has not asked the issuer.
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (!response.ok) throw new Error(`The answer has the status ${response.status}.`);
      this.#keys = readKeySet(await readText(response), algorithms);
      this.#fetchedAt = performance.now();
    } catch (error) {
      onFailure(error);
    }
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new Error('The answer is too large for a key set.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
