import { type Algorithm, createVerifier } from 'fast-jwt';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { JwtSettings } from './config-types.ts';
import { HttpError } from './errors.ts';
import { TokenCache } from './token-cache.ts';

/** What a verified token says. A service adds its own claims in `src/context.ts`. */
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

/** Who may pass. */
export interface AccessRules {
  /** A second key that is accepted as well, while clients move from one to the other. */
  readonly transition?: string;
  /** One of these is enough. */
  readonly roles?: readonly string[];
  /** All of these are needed. */
  readonly scopes?: readonly string[];
}

declare module 'fastify' {
  interface FastifyInstance {
    /** A hook that lets only requests with a valid token pass, and sets `request.user`. */
    readonly authenticate: (name: string, rules?: AccessRules) => onRequestAsyncHookHandler;
  }
  interface FastifyRequest {
    user: TokenClaims | null;
  }
}

/**
 * The claims of a request that `app.authenticate` has let pass, in the type that the service gives
 * them.
 */
export function verifiedClaims<Claims extends TokenClaims>(request: FastifyRequest): Claims {
  if (request.user === null) throw unauthorized('A bearer token is needed.');
  return request.user as Claims; // what a token says beyond its signature is the issuer's word
}

type Verify = (token: string) => TokenClaims | undefined;

/** Makes `app.authenticate` from the keys in the configuration. */
export function useAuthentication(
  app: FastifyInstance,
  keys: Readonly<Record<string, JwtSettings>>,
): void {
  const verifiers = new Map(
    Object.entries(keys).map(([name, settings]) => [name, verifierOf(settings)]),
  );
  app.decorateRequest('user', null);
  app.decorate('authenticate', (name, rules = {}) => {
    const verify = verifiers.get(name);
    if (verify === undefined) throw new Error(`No key named "${name}" is configured below "jwt".`);
    const previous = rules.transition === undefined ? undefined : verifiers.get(rules.transition);
    return async (request) => {
      const token = bearerToken(request);
      const user = verify(token) ?? previous?.(token);
      if (user === undefined)
        throw unauthorized('The token is not valid.', 'error="invalid_token"');
      demand(user, rules);
      request.user = user;
    };
  });
}

/** One verifier for all keys that are valid at the same time, the current one first. */
function verifierOf(settings: JwtSettings): Verify {
  const { publicKey, secret, previousSecret } = settings;
  const keys = (publicKey === undefined ? [secret, previousSecret] : [publicKey]).filter(
    (key) => key !== undefined,
  );
  const verifiers = keys.map((key) =>
    createVerifier({
      key,
      algorithms: [...settings.algorithms] as Algorithm[], // the configuration's schema allows no other names
      clockTolerance: settings.leeway * 1000,
      ...(settings.issuer !== undefined && { allowedIss: settings.issuer }),
      ...(settings.audience !== undefined && { allowedAud: settings.audience }),
      requiredClaims: requiredClaims(settings),
    }),
  );
  const cache = new TokenCache(settings.cacheSize, 60_000);
  return (token) => {
    const cached = cache.get(token);
    if (cached !== undefined) return cached;
    for (const verify of verifiers) {
      try {
        const claims: TokenClaims = verify(token);
        cache.set(token, claims);
        return claims;
      } catch {
        // The next key may fit; what was wrong with the token is nobody's business.
      }
    }
    return undefined;
  };
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

function bearerToken(request: FastifyRequest): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw unauthorized('A bearer token is needed.');
  return token;
}

function unauthorized(detail: string, challenge = ''): HttpError {
  const scheme = challenge === '' ? 'Bearer' : `Bearer ${challenge}`;
  return new HttpError(401, detail, { headers: { 'www-authenticate': scheme } });
}

function demand(user: TokenClaims, { roles = [], scopes = [] }: AccessRules): void {
  const held = wordsOf(user.roles);
  const granted = [...wordsOf(user.scope), ...wordsOf(user.scopes)];
  const hasRole = roles.length === 0 || roles.some((role) => held.includes(role));
  const hasScopes = scopes.every((scope) => granted.includes(scope));
  if (!hasRole || !hasScopes) throw new HttpError(403, 'The token does not allow this.');
}

/**
 * A claim that is a list, or one text with spaces between. Whatever else somebody signed grants
 * nothing.
 */
function wordsOf(claim: unknown): unknown[] {
  if (Array.isArray(claim)) return claim;
  return typeof claim === 'string' ? claim.split(' ') : [];
}
