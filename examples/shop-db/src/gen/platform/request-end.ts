import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** How a request ended. */
export interface RequestEnd {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The template of the route; undefined when nothing answers at the path. */
  readonly route: string | undefined;
  /** 499 when the client was gone before the response was. */
  readonly status: number;
  readonly milliseconds: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Called once for every request, also for those whose client goes away. */
    readonly onRequestEnd: ((end: RequestEnd) => void)[];
  }
}

/**
 * Makes `app.onRequestEnd`. Fastify's `onResponse` says nothing about requests whose client goes
 * away.
 */
export function watchRequestEnds(app: FastifyInstance): void {
  const listeners: ((end: RequestEnd) => void)[] = [];
  app.decorate('onRequestEnd', listeners);
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => {
      const end = endOf(request, reply);
      for (const listener of listeners) listener(end);
    });
    done();
  });
}

function endOf(request: FastifyRequest, reply: FastifyReply): RequestEnd {
  return {
    request,
    reply,
    route: request.routeOptions.url,
    status: reply.raw.writableEnded ? reply.statusCode : 499,
    milliseconds: reply.elapsedTime,
  };
}
