import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerTokenOf, digestOfToken } from './bearer-token.ts';
import type { ThrottleSettings } from './config-types.ts';
import { HttpError } from './errors.ts';
import { subjectOf } from './token-claims.ts';

type Throttle = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request of a client, and rejects with 429 when it is one too many. */
    readonly throttle?: Throttle;
  }
}

/**
 * Limits how many requests one client address may send, before anything else is done for them;
 * routes may have limits of their own. Counters live in this process.
 */
export async function useThrottling(
  app: FastifyInstance,
  settings: ThrottleSettings,
): Promise<void> {
  if (!settings.enabled) return;
  await app.register(rateLimit, {
    global: false,
    max: settings.max,
    timeWindow: settings.window,
    cache: settings.clients,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
  const count = app.createRateLimit();
  const warn = warnOfProxies(app);
  const throttle: Throttle = async (request, reply) => {
    warn(request);
    const result = await count(request);
    if (result.isAllowed) return;
    reply.header('ratelimit-limit', result.max);
    reply.header('ratelimit-remaining', result.remaining);
    reply.header('ratelimit-reset', result.ttlInSeconds);
    if (result.isExceeded) throw tooMany(result.ttlInSeconds);
  };
  app.decorate('throttle', throttle);
  app.addHook('onRequest', throttle);
}

/**
 * Behind a proxy that is not trusted all clients have one address, and one limit. Nobody would know
 * why they are refused, so it is said, once.
 */
function warnOfProxies({ log }: FastifyInstance): (request: FastifyRequest) => void {
  let isSaid = false;
  return (request) => {
    if (isSaid || request.headers['x-forwarded-for'] === undefined) return;
    // The first address is that of the connection; others follow when it is trusted.
    if (request.ips !== undefined && request.ips.length > 1) return;
    isSaid = true;
    const address = request.socket.remoteAddress;
    log.warn(
      { address },
      `"X-Forwarded-For" of ${address} is not believed. If a proxy of yours sent it, name its address or network in "server.trustProxy": until then everybody behind it is throttled as one client.`,
    );
  };
}

function tooMany(seconds: number): HttpError {
  return new HttpError(429, `Too many requests, try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

/**
 * The limit of one route: `max` requests in `window` milliseconds, counted by address or by user. A
 * user is the `sub` of a token. A token without one is counted for itself, so that its owner starts
 * anew with the next one; requests without a token are counted by address.
 */
export function limit(max: number, window: number, by: 'user' | 'ip' = 'ip'): RateLimitOptions {
  return { max, timeWindow: window, ...(by === 'user' && { keyGenerator: userOf }) };
}

function userOf(request: FastifyRequest): string {
  const subject = subjectOf(request.user);
  if (subject !== undefined) return `user:${subject}`;
  // Where nobody is verified, whoever sends another header would be somebody else.
  const token = request.user === null ? undefined : bearerTokenOf(request.headers.authorization);
  return token === undefined ? request.ip : `token:${digestOfToken(token)}`;
}
