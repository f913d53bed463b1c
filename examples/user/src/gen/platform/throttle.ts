import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ThrottleSettings } from './config-types.ts';
import { HttpError } from './errors.ts';

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
  const throttle: Throttle = async (request, reply) => {
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

function tooMany(seconds: number): HttpError {
  return new HttpError(429, `Too many requests, try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

/**
 * The limit of one route: `max` requests in `window` milliseconds, counted by user (where known) or
 * by address.
 */
export function limit(max: number, window: number, by: 'user' | 'ip' = 'ip'): RateLimitOptions {
  return { max, timeWindow: window, ...(by === 'user' && { keyGenerator: userOf }) };
}

function userOf(request: FastifyRequest): string {
  const sub: unknown = request.user?.sub;
  return typeof sub === 'string' ? `user:${sub}` : request.ip;
}
