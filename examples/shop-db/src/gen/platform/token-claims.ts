/**
 * What a verified token says. A service adds its own claims in `src/context.ts`. Integers beyond what
 * a `number` holds are `bigint`.
 */
export interface TokenClaims {
  readonly sub?: string;
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly exp?: number;
  readonly iat?: number;
  readonly roles?: readonly string[];
  /** Separated by spaces, as in OAuth 2. */
  readonly scope?: string;
  readonly [claim: string]: unknown;
}
