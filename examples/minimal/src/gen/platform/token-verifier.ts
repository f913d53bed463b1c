import { type Algorithm, createDecoder, createVerifier } from 'fast-jwt';
import type { FastifyBaseLogger } from 'fastify';
import type { JwtSettings } from './config-types.ts';
import { HttpError } from './errors.ts';
import { exactClaims } from './exact-claims.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { moreTelling, refusalOf, RefusedToken } from './refused-token.ts';
import { TokenCache } from './token-cache.ts';
import type { TokenClaims } from './token-claims.ts';

type Verdict = TokenClaims | RefusedToken;

/** The claims of a token, or why it is not valid. */
export type VerifyToken = (token: string) => Verdict | Promise<Verdict>;

type VerifyNow = (token: string) => TokenClaims;

/** Makes what verifies the tokens of one name in the configuration, and remembers them for a while. */
export function tokenVerifier(
  name: string,
  settings: JwtSettings,
  log: FastifyBaseLogger,
): VerifyToken {
  const verify =
    settings.jwksUrl === undefined
      ? byOwnKeys(name, settings)
      : byIssuerKeys(name, settings, settings.jwksUrl, log);
  const cache = new TokenCache(settings.cacheSize, 60_000);
  const remember = (token: string, verdict: Verdict): Verdict => {
    if (verdict instanceof RefusedToken) return verdict;
    const exact = exactClaims(token, verdict);
    cache.set(token, exact);
    return exact;
  };
  return (token) => {
    const cached = cache.get(token);
    if (cached !== undefined) return cached;
    const verdict = verify(token);
    if (!(verdict instanceof Promise)) return remember(token, verdict);
    return verdict.then((found) => remember(token, found));
  };
}

/** With all keys that are valid at the same time, the current one first. */
function byOwnKeys(name: string, settings: JwtSettings): VerifyToken {
  const { publicKey, secret, previousSecret } = settings;
  const keys = publicKey === undefined ? [secret, previousSecret] : [publicKey];
  const verifiers = keys
    .filter((key) => key !== undefined)
    .map((key) => verifierOf(settings, key, settings.algorithms));
  return (token) => firstOf(name, verifiers, token);
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
    let id: string | undefined;
    try {
      id = keyIdOf(decode, token);
    } catch (error) {
      return refusalOf(name, error);
    }
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
    return firstOf(name, fitting, token);
  };
}

/** The name of the key in the head of a token. */
function keyIdOf(decode: ReturnType<typeof createDecoder>, token: string): string | undefined {
  const { header }: { header: { kid?: unknown } } = decode(token);
  return typeof header.kid === 'string' ? header.kid : undefined;
}

function firstOf(name: string, verifiers: readonly VerifyNow[], token: string): Verdict {
  let refused: RefusedToken | undefined;
  for (const verify of verifiers) {
    try {
      return verify(token);
    } catch (error) {
      // The next key may fit.
      const refusal = refusalOf(name, error);
      refused = refused === undefined ? refusal : moreTelling(refused, refusal);
    }
  }
  return refused ?? new RefusedToken(name, 'UNKNOWN_KEY', 'No key is known for it.');
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
