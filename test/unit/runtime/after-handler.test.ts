import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { service } from './service.ts';

const schema = { response: { 200: { type: 'object', properties: { id: { type: 'integer' } } } } };

describe('a route of the owner', () => {
  it('may send its answer from a callback', async () => {
    const app = await service((routes) => {
      routes.get('/later', { schema }, (_request, reply) => {
        setImmediate(() => void reply.send({ id: 1 }));
      });
    });

    const response = await app.inject('/later');

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ id: 1 });
  });

  it('may return a value at once', async () => {
    const app = await service((routes) => {
      routes.get('/value', { schema }, () => ({ id: 1 }));
    });

    const response = await app.inject('/value');

    expect(response.json()).toEqual({ id: 1 });
  });

  it('may be called with something else than a request, as plugins for websockets do', async () => {
    const app = await service((routes) => {
      callWithSockets(routes);
      routes.get('/socket', (socket) => {
        Reflect.get(socket, 'greet')('hello');
      });
    });

    const response = await app.inject('/socket');

    expect(response.body).toBe('hello');
  });

  it('may take its connection over', async () => {
    const app = await service((routes) => {
      routes.get('/raw', (_request, reply) => {
        reply.hijack();
        reply.raw.destroy();
      });
    });
    const ends: number[] = [];
    app.onRequestEnd.push(({ status }) => ends.push(status));

    await app.inject('/raw').catch(() => undefined);

    expect(ends).toEqual([200]);
  });
});

/** Calls handlers with a socket and the request, and answers with what they say to the socket. */
function callWithSockets(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request: FastifyRequest, reply: FastifyReply) {
      const socket = { greet: (text: string) => void reply.send(text) };
      const result: unknown = Reflect.apply(handler, this, [socket, request]);
      return result instanceof Promise ? result.catch((error: unknown) => reply.send(error)) : undefined;
    };
  });
}
