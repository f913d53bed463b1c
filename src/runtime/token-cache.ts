import type { TokenClaims } from './token-claims.ts';

interface Entry {
  readonly claims: TokenClaims;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

const longestToken = 4096;

/**
 * Remembers verified tokens for a while: clients send the same one again and again, and verifying
 * is the dear part.
 */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();
  readonly #size: number;
  readonly #lifetime: number;

  /**
   * At most `size` tokens, each for at most `lifetime` milliseconds and never beyond its own
   * expiry.
   */
  constructor(size: number, lifetime: number) {
    this.#size = size;
    this.#lifetime = lifetime;
  }

  get(token: string): TokenClaims | undefined {
    const entry = this.#entries.get(token);
    if (entry === undefined || entry.expires > Date.now()) return entry?.claims;
    this.#entries.delete(token);
    return undefined;
  }

  set(token: string, claims: TokenClaims): void {
    if (this.#size === 0 || token.length > longestToken) return;
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#size && oldest !== undefined) this.#entries.delete(oldest);
    const expiry = claims.exp === undefined ? Infinity : claims.exp * 1000;
    this.#entries.set(token, { claims, expires: Math.min(Date.now() + this.#lifetime, expiry) });
  }
}
