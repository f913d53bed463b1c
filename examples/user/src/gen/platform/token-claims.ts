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

/**
 * Whose token it is, undefined where the claims do not say so. An empty subject would make one user
 * of all who have it.
 */
export function subjectOf(claims: TokenClaims | null): string | undefined {
  const sub: unknown = claims?.sub; // whoever signed it may have written anything
  if (typeof sub === 'number' || typeof sub === 'bigint') return String(sub);
  return typeof sub === 'string' && sub !== '' ? sub : undefined;
}
