import { mayRound, parseExact } from './exact-json.ts';
import { isRecord } from './is-record.ts';
import type { TokenClaims } from './token-claims.ts';

/**
 * The claims of a verified token with integers that a `number` cannot hold as `bigint`: rounded, the
 * number of one user would be that of another.
 */
export function exactClaims(token: string, claims: TokenClaims): TokenClaims {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  if (!mayRound(payload)) return claims;
  const exact = parseExact(payload);
  if (!isRecord(exact)) return claims;
  // Times are compared, and no time is that far away.
  for (const name of ['exp', 'iat', 'nbf'])
    if (typeof exact[name] === 'bigint') exact[name] = claims[name];
  return exact;
}
