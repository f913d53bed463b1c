import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** How a request ended. */
export interface RequestEnd {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The template of the route; undefined when nothing answers at the path. */
  readonly route: string | undefined;
  /**
   * 499 when the client was gone before the response was, 500 when the service broke it off. A
   * stream of events has no end of its own, so a client that leaves it is no news.
   */
  readonly status: number;
  readonly milliseconds: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Called once for every request before all hooks, also where its URL cannot be read. */
    readonly onRequestStart: ((request: FastifyRequest, reply: FastifyReply) => void)[];
    /** Called once for every request, also for those whose client goes away. */
    readonly onRequestEnd: ((end: RequestEnd) => void)[];
  }
}

/**
 * Makes `app.onRequestStart` and `app.onRequestEnd`. Fastify's `onResponse` says nothing about
 * requests whose client goes away.
 */
export function watchRequests(app: FastifyInstance): void {
  app.decorate('onRequestStart', []);
  app.decorate('onRequestEnd', []);
  app.addHook('onRequest', (request, reply, done) => {
    startRequest(app, request, reply);
    done();
  });
}

/** Tells the listeners of a request that no hook runs for. */
export function startRequest(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.raw.once('close', () => {
    const end = endOf(app, request, reply);
    for (const listener of app.onRequestEnd) listener(end);
  });
  for (const listener of app.onRequestStart) listener(request, reply);
}

const brokenOff = new WeakSet<FastifyReply>();

/** Says that the service could not finish a response that it had begun to send. */
export function breakOff(reply: FastifyReply): void {
  brokenOff.add(reply);
}

function endOf(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): RequestEnd {
  return {
    request,
    reply,
    route: request.routeOptions.url,
    status: statusOf(app, reply),
    milliseconds: reply.elapsedTime,
  };
}

function statusOf(app: FastifyInstance, reply: FastifyReply): number {
  // A connection that was taken over, by a websocket for one, is over when its owners say so.
  if (reply.sent) return reply.statusCode;
  if (brokenOff.has(reply)) return 500;
  return app.eventStreams.has(reply) ? reply.statusCode : 499;
}
