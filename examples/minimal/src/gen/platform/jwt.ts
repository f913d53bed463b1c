import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { bearerTokenOf } from './bearer-token.ts';
import type { JwtSettings } from './config-types.ts';
import { HttpError } from './errors.ts';
import { moreTelling, RefusedToken } from './refused-token.ts';
import type { TokenClaims } from './token-claims.ts';
import { tokenVerifier, type VerifyToken } from './token-verifier.ts';

export type { TokenClaims } from './token-claims.ts';

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

/** Makes `app.authenticate` from the keys in the configuration. */
export function useAuthentication(
  app: FastifyInstance,
  keys: Readonly<Record<string, JwtSettings>>,
): void {
  const verifiers = new Map(
    Object.entries(keys).map(([name, settings]) => [name, tokenVerifier(name, settings, app.log)]),
  );
  app.decorateRequest('user', null);
  app.decorate('authenticate', (name, rules = {}) => {
    const verify = verifiers.get(name);
    if (verify === undefined) throw new Error(`No key named "${name}" is configured below "jwt".`);
    const previous = rules.transition === undefined ? undefined : verifiers.get(rules.transition);
    return async (request) => {
      const token = bearerToken(request);
      const user = await verifyByEither(token, verify, previous);
      if (user instanceof RefusedToken) {
        const { jwt, code, reason } = user;
        request.log.debug({ jwt, code, reason }, 'the token is refused');
        throw unauthorized('The token is not valid.', 'error="invalid_token"');
      }
      demand(user, rules);
      request.user = user;
    };
  });
}

async function verifyByEither(
  token: string,
  verify: VerifyToken,
  previous: VerifyToken | undefined,
): Promise<TokenClaims | RefusedToken> {
  const verdict = await verify(token);
  if (!(verdict instanceof RefusedToken) || previous === undefined) return verdict;
  const second = await previous(token);
  return second instanceof RefusedToken ? moreTelling(verdict, second) : second;
}

function bearerToken(request: FastifyRequest): string {
  const token = bearerTokenOf(request.headers.authorization);
  if (token === undefined) throw unauthorized('A bearer token is needed.');
  return token;
}

function unauthorized(detail: string, challenge = ''): HttpError {
  const scheme = challenge === '' ? 'Bearer' : `Bearer ${challenge}`;
  return new HttpError(401, detail, { headers: { 'www-authenticate': scheme } });
}

function demand(user: TokenClaims, { roles = [], scopes = [] }: AccessRules): void {
  const held = wordsOf(user.roles);
  const granted = [...wordsOf(user.scope), ...wordsOf(user['scopes'])];
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
