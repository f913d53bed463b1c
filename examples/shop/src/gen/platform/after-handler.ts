import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

/** Looks at what a handler returned, and gives what it is to have returned. */
export type AfterHandler = (body: unknown, request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * Lets a step follow the handler of a route. A handler that returns nothing sends by itself, now or
 * later, and some are called with other things than a request: they stay as they are.
 */
export function afterHandler(route: RouteOptions, step: AfterHandler): void {
  const { handler } = route;
  route.handler = function (request, reply) {
    const body: unknown = handler.call(this, request, reply);
    return body === undefined ? undefined : follow(body, request, reply);
  };

  async function follow(
    body: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    return step(await body, request, reply);
  }
}
