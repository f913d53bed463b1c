import { type Algorithm, createDecoder, createVerifier } from 'fast-jwt';
import type { FastifyBaseLogger } from 'fastify';
import type { JwtSettings } from './config-types.ts';
import { HttpError } from './errors.ts';
import { exactClaims } from './exact-claims.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { TokenCache } from './token-cache.ts';
import type { TokenClaims } from './token-claims.ts';

/** The claims of a token, undefined when it is not valid. */
export type VerifyToken = (
  token: string,
) => TokenClaims | undefined | Promise<TokenClaims | undefined>;

type VerifyNow = (token: string) => TokenClaims;

/** Makes what verifies the tokens of one name in the configuration, and remembers them for a while. */
export function tokenVerifier(
  name: string,
  settings: JwtSettings,
  log: FastifyBaseLogger,
): VerifyToken {
  const verify =
    settings.jwksUrl === undefined
      ? byOwnKeys(settings)
      : byIssuerKeys(name, settings, settings.jwksUrl, log);
  const cache = new TokenCache(settings.cacheSize, 60_000);
  const remember = (token: string, claims: TokenClaims | undefined): TokenClaims | undefined => {
    if (claims === undefined) return undefined;
    const exact = exactClaims(token, claims);
    cache.set(token, exact);
    return exact;
  };
  return (token) => {
    const cached = cache.get(token);
    if (cached !== undefined) return cached;
    const claims = verify(token);
    if (!(claims instanceof Promise)) return remember(token, claims);
    return claims.then((found) => remember(token, found));
  };
}

/** With all keys that are valid at the same time, the current one first. */
function byOwnKeys(settings: JwtSettings): VerifyToken {
  const { publicKey, secret, previousSecret } = settings;
  const keys = publicKey === undefined ? [secret, previousSecret] : [publicKey];
  const verifiers = keys
    .filter((key) => key !== undefined)
    .map((key) => verifierOf(settings, key, settings.algorithms));
  return (token) => firstOf(verifiers, token);
}

function byIssuerKeys(
  name: string,
  settings: JwtSettings,
  url: string,
  log: FastifyBaseLogger,
): VerifyToken {
  const { algorithms, jwksTimeout, jwksMaxAge, jwksCooldown } = settings;
  const issuer = new IssuerKeys({
    url,
    algorithms,
    timeout: jwksTimeout,
    maxAge: jwksMaxAge,
    cooldown: jwksCooldown,
    onFailure: (error) =>
      log.warn({ err: error, jwt: name }, 'the keys of the issuer cannot be had'),
  });
  const decode = createDecoder({ complete: true });
  const verifiers = new Map<string, VerifyNow>();
  return async (token) => {
    const id = keyIdOf(decode, token);
    if (id === null) return undefined;
    const keys = await issuer.find(id);
    if (keys === undefined) {
      const headers = { 'retry-after': '5' };
      throw new HttpError(503, 'Tokens cannot be verified at the moment.', { headers });
    }
    const fitting = keys.map(({ pem, algorithms: own }) => {
      const known = verifiers.get(pem) ?? verifierOf(settings, pem, own);
      verifiers.set(pem, known);
      return known;
    });
    return firstOf(fitting, token);
  };
}

/** The name of the key in the head of a token; null when it is no token at all. */
function keyIdOf(
  decode: ReturnType<typeof createDecoder>,
  token: string,
): string | undefined | null {
  try {
    const { header }: { header: { kid?: unknown } } = decode(token);
    return typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    return null;
  }
}

function firstOf(verifiers: readonly VerifyNow[], token: string): TokenClaims | undefined {
  for (const verify of verifiers) {
    try {
      return verify(token);
    } catch {
      // The next key may fit; what was wrong with the token is nobody's business.
    }
  }
  return undefined;
}

function verifierOf(
  settings: JwtSettings,
  key: string,
  algorithms: readonly Algorithm[],
): VerifyNow {
  return createVerifier({
    key,
    algorithms: [...algorithms],
    clockTolerance: settings.leeway * 1000,
    ...(settings.issuer !== undefined && { allowedIss: settings.issuer }),
    ...(settings.audience !== undefined && { allowedAud: settings.audience }),
    requiredClaims: requiredClaims(settings),
  });
}

/**
 * A token that says nothing about issuer or audience would pass for one that names the right ones.
 */
function requiredClaims({ requiredClaims: own, issuer, audience }: JwtSettings): string[] {
  return [
    ...own,
    ...(issuer === undefined ? [] : ['iss']),
    ...(audience === undefined ? [] : ['aud']),
  ];
}
