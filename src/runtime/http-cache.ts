import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long clients may keep what this route answers to GET. */
    cache?: CacheRules;
  }
}

/** What caches are told about a route. */
export interface CacheRules {
  /** Milliseconds. */
  readonly maxAge: number;
  /** Headers of requests that decide the answer. */
  readonly vary?: readonly string[];
}

/** Headers by which middleware tells clients apart, whatever the contract says of them. */
const credentials = ['authorization', 'cookie', 'x-api-key', 'x-content-security'];

/**
 * Lets clients keep what the routes answer that say so, for the time that they say, and ask later
 * whether it is still right: then 304 without a body says yes. The logic runs each time; what it
 * says of caching itself stays as it is.
 */
export function useHttpCaching(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.cache === undefined) return;
    const hooks = [route.onSend ?? []].flat();
    // Fastify makes HEAD of GET, hooks included.
    if (!hooks.includes(sendCacheable)) route.onSend = [sendCacheable, ...hooks];
  });
}

const sendCacheable: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const { cache } = request.routeOptions.config;
  const isAnswer = typeof payload === 'string' || payload instanceof Uint8Array;
  if (cache === undefined || reply.statusCode !== 200 || !isAnswer) {
    done(null, payload);
    return;
  }
  const tag = describeAnswer(request, reply, cache, payload);
  if (!matches(request.headers['if-none-match'], tag)) {
    done(null, payload);
    return;
  }
  void reply.code(304).removeHeader('content-type').removeHeader('content-length');
  // Of HEAD Fastify still measures the body, and then leaves it out.
  done(null, request.method === 'HEAD' ? payload : null);
};

/** Sets what caches need to know, and gives the tag of the answer. */
function describeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { maxAge, vary = [] }: CacheRules,
  payload: string | Uint8Array,
): string {
  // What was answered to somebody in particular is nobody else's, nor is a cookie.
  const isPersonal =
    reply.hasHeader('set-cookie') || credentials.some((name) => name in request.headers);
  const scope = isPersonal ? 'private' : 'public';
  const lifetime = `${scope}, max-age=${Math.floor(maxAge / 1000)}`;
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', lifetime);
  if (vary.length > 0) void reply.header('vary', varyWith(reply.getHeader('vary'), vary));
  const own = reply.getHeader('etag');
  if (typeof own === 'string') return own;
  const tag = `"${hash('sha256', payload, 'base64url').slice(0, 27)}"`;
  void reply.header('etag', tag);
  return tag;
}

/** What decides the answer: for a plugin, such as that for CORS, or the logic, and for the contract. */
function varyWith(given: ReturnType<FastifyReply['getHeader']>, names: readonly string[]): string {
  const known = [given ?? []].flat().flatMap((header) => String(header).split(','));
  const isKnown = new Set(known.map((name) => name.trim().toLowerCase()));
  const rest = names.filter((name) => !isKnown.has(name));
  return [...known.map((name) => name.trim()), ...rest].join(', ');
}

/** Weak comparison, as `If-None-Match` asks for. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const wanted = tag.replace(/^W\//, '');
  const tags: readonly string[] = header.match(/"[^"]*"/g) ?? [];
  return header.trim() === '*' || tags.includes(wanted);
}
