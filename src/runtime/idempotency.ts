import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onSendAsyncHookHandler,
  preHandlerAsyncHookHandler,
  RouteOptions,
} from 'fastify';
import { HttpError } from './errors.ts';
import type { ContextHooks } from './health.ts';
import { IdempotencyClaim } from './idempotency-claim.ts';
import { digest, fingerprintOf } from './idempotency-fingerprint.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { defaultIdempotencySettings } from './idempotency-section.ts';
import { memoryStore, type IdempotencyRecord, type KeptAnswer } from './idempotency-store.ts';
import { subjectOf } from './token-claims.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether this route answers a repeated request with what it answered the first time. */
    idempotency?: IdempotencyRules;
  }
  interface FastifyRequest {
    /** This request's hold on its key, until its answer is settled. */
    idempotency: IdempotencyClaim | null;
  }
}

/** What a route says of repeated requests. */
export interface IdempotencyRules {
  /** How long an answer is kept, in milliseconds. */
  readonly ttl: number;
  /** Headers that are a part of the request. */
  readonly headers?: readonly string[];
}

/**
 * Honours `Idempotency-Key` on the routes that say so: the logic runs once for each key of a
 * caller, and whoever repeats the request gets the answer of the first time, marked by
 * `idempotent-replayed`. What was answered with a status of 500 or more may be tried again. Answers
 * that are streams are not kept.
 */
export function useIdempotency(
  app: FastifyInstance,
  { memory } = defaultIdempotencySettings,
  context: object = {},
): void {
  const { idempotencyStore }: ContextHooks = context;
  const store =
    idempotencyStore ??
    memoryStore(memory, () =>
      app.log.warn('"idempotency.memory" is too small: answers are forgotten before their time'),
    );
  app.decorateRequest('idempotency', null);

  const claim: preHandlerAsyncHookHandler = async (request, reply) => {
    const rules = request.routeOptions.config.idempotency;
    const given = readIdempotencyKey(request.headers['idempotency-key']);
    if (rules === undefined || given === undefined) return undefined;
    const key = digest([String(request.routeOptions.url), request.method, caller(request), given]);
    const fingerprint = await fingerprintOf(request, rules.headers);
    const known = await store.claim(key, fingerprint, rules.ttl);
    // Who waits for the reply goes no further: hooks behind it may take their time.
    if (known !== undefined) return replay(reply, answerOf(known, fingerprint));
    // The logic does not run behind an answer.
    if (request.lifetime?.hasTimedOut === true) {
      await store.release(key);
      return reply;
    }
    request.idempotency = new IdempotencyClaim(store, key, fingerprint, rules.ttl, reply);
    return undefined;
  };

  app.addHook('onRoute', (route) => {
    if (route.config?.idempotency === undefined) return;
    route.preHandler = [claim, ...[route.preHandler ?? []].flat()];
    route.onSend = [keepAnswer, ...[route.onSend ?? []].flat()];
    settleBehind(route);
  });
}

const keepAnswer: onSendAsyncHookHandler<unknown> = async (request, reply, payload) => {
  const claim = request.idempotency;
  if (claim === null) return payload;
  // The logic goes on behind a timeout: whether it did its work is known when it ends.
  if (request.lifetime?.hasTimedOut === true) return payload;
  request.idempotency = null;
  await claim.answer(reply, payload);
  return payload;
};

/** Settles what no response does any more: the client is gone, or was told that it took too long. */
function settleBehind(route: RouteOptions): void {
  const { handler } = route;
  route.handler = async function (request, reply) {
    const body: unknown = await handler.call(this, request, reply);
    const { idempotency: claim, lifetime } = request;
    if (claim === null || lifetime?.isOver !== true) return body;
    const hasAnswered = lifetime.hasTimedOut || reply.sent;
    // Fastify sends what there is, and the hook above keeps it.
    if (body !== undefined && !hasAnswered) return body;
    request.idempotency = null;
    if (lifetime.hasFailed) await claim.release();
    else if (hasAnswered) await claim.lose();
    else await claim.answer(reply, undefined);
    return body;
  };
}

/** A key is its caller's own: nobody gets an answer that was somebody else's. */
function caller({ user, headers }: FastifyRequest): string {
  const subject = subjectOf(user);
  if (subject !== undefined) return JSON.stringify([user?.iss ?? '', subject]);
  const { authorization, cookie, 'x-api-key': apiKey } = headers;
  const signers = signersOf(String(headers['x-content-security'] ?? ''));
  return JSON.stringify([authorization ?? '', cookie ?? '', apiKey ?? '', ...signers]);
}

/**
 * The keys that a signed request names: the rest of its header is another one each time. All of
 * them, for that by which it was verified is among them.
 */
function signersOf(header: string): string[] {
  const parts = header.split(';').map((part) => part.trim());
  return parts.filter((part) => /^key\s*=/.test(part));
}

function answerOf(known: IdempotencyRecord, fingerprint: string): KeptAnswer {
  if (known.fingerprint !== fingerprint)
    throw new HttpError(422, 'This idempotency key was used for another request.');
  if (known.answer === undefined)
    throw new HttpError(
      409,
      'The first request with this idempotency key is still being answered.',
      {
        headers: { 'retry-after': '1' },
      },
    );
  if (known.answer === 'lost')
    throw new HttpError(
      409,
      'The first request with this idempotency key was carried out, but its answer came too late to be kept.',
    );
  return known.answer;
}

function replay(reply: FastifyReply, { status, headers, body }: KeptAnswer): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .header('idempotent-replayed', 'true')
    .send(body === undefined ? undefined : Buffer.from(body, 'base64'));
}
