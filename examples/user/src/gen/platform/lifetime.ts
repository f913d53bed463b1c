import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

  /**
   * Aborted when the client is gone or the time is up. Made on first use: most logic never asks.
   */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    return this.#controller.signal;
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
}

function startLifetime(request: FastifyRequest, reply: FastifyReply, timeout: number): void {
  const lifetime = new RequestLifetime();
  request.lifetime = lifetime;
  const timer = timeout < noTimeout ? setTimeout(giveUp, timeout) : undefined;
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableEnded) lifetime.end(new Error('The client is gone.'));
  });

  function giveUp(): void {
    const error = new HttpError(503, `The service did not answer within ${timeout} ms.`);
    lifetime.end(error);
    if (!reply.sent) void reply.send(error);
  }
}
