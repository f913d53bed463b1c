import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { HttpError } from './errors.ts';

/** The longest time that a timer can wait: for routes that switch their limit off. */
export const noTimeout = 2 ** 31 - 1;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds that this route may take. */
    timeout?: number;
  }
  interface FastifyRequest {
    lifetime: RequestLifetime | null;
  }
}

/** Tells the work behind a request when nobody waits for it any more. */
export class RequestLifetime {
  #controller: AbortController | undefined;
  #reason: Error | undefined;
  /** The logic was called: whatever goes wrong from now on is no answer of a hook. */
  hasBegun = false;
  /** The logic failed when nobody waited for it any more. */
  hasFailed = false;
  /** A whole answer is on its way, so no other one is sent. */
  hasAnswer = false;
  /** The answer says that it took too long, whatever the logic does behind it. */
  hasTimedOut = false;
  /** Fires when the time is up; absent where there is no limit. */
  timer: NodeJS.Timeout | undefined;

  /**
   * Aborted when the client is gone or the time is up. Made on first use: most logic never asks.
   */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  /** Nobody waits for the answer any more. */
  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  end(reason: Error): void {
    this.#reason ??= reason;
    this.#controller?.abort(this.#reason);
  }
}

/**
 * Limits the time of every request and answers 503 when it is over.
 *
 * Fastify's own `handlerTimeout` and `request.signal` end with the request's body, that is before
 * the logic of a POST has begun; these end with the response.
 */
export function limitLifetimes(app: FastifyInstance, defaultTimeout: number): void {
  app.decorateRequest('lifetime', null);
  app.addHook('onRequest', (request, reply, done) => {
    startLifetime(request, reply, request.routeOptions.config.timeout ?? defaultTimeout);
    done();
  });
  app.onRequestEnd.push(({ request: { lifetime }, reply }) => {
    clearTimeout(lifetime?.timer);
    if (!reply.raw.writableEnded) lifetime?.end(new Error('The client is gone.'));
  });
  app.addHook('onSend', ({ lifetime }, _reply, payload, done) => {
    if (lifetime !== null) lifetime.hasAnswer = isWhole(payload);
    done(null, payload);
  });
  app.addHook('onRoute', watchLogic);
}

/**
 * Notes that the logic was called. Logic that gives up because its signal says so has done well, and
 * that is no news.
 */
function watchLogic(route: RouteOptions): void {
  const { handler } = route;
  route.handler = function (request, reply) {
    // Plugins for websockets call it with something else than a request.
    const { lifetime } = request;
    if (lifetime instanceof RequestLifetime) lifetime.hasBegun = true;
    const body: unknown = handler.call(this, request, reply);
    return body instanceof Promise ? body.catch((error) => forgive(error, request)) : body;
  };
}

function forgive(error: unknown, { lifetime, log }: FastifyRequest): void {
  if (lifetime?.isOver !== true) throw error;
  lifetime.hasFailed = true;
  log.debug({ err: error }, 'failed when nobody waited any more');
}

function startLifetime(request: FastifyRequest, reply: FastifyReply, timeout: number): void {
  const lifetime = new RequestLifetime();
  request.lifetime = lifetime;
  if (timeout < noTimeout) lifetime.timer = setTimeout(giveUp, timeout);

  function giveUp(): void {
    const error = new HttpError(503, `The service did not answer within ${timeout} ms.`);
    lifetime.end(error);
    if (reply.sent || lifetime.hasAnswer) return;
    lifetime.hasTimedOut = true;
    void reply.send(error);
    ignoreLateAnswer(reply);
  }
}

/** A stream may still take too long. */
function isWhole(payload: unknown): boolean {
  return (
    payload === undefined ||
    payload === null ||
    typeof payload === 'string' ||
    payload instanceof Uint8Array
  );
}

/**
 * Fastify would warn of every answer that the logic gives too late, and take its status. Errors are
 * Fastify's own by now.
 */
function ignoreLateAnswer(reply: FastifyReply): void {
  const send = reply.send.bind(reply);
  reply.send = (payload) => (payload instanceof Error ? send(payload) : reply);
  if (reply.statusCode === 503) reply.code = () => reply;
}
