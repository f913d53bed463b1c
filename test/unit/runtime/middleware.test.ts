import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpError } from '../../../src/runtime/errors.ts';
import type { Middleware } from '../../../src/runtime/middleware.ts';
import { service } from './service.ts';

const steps: Readonly<Record<string, Middleware>> = {
  forgotten: async (_request, reply) => void reply.code(403).send({ stopped: true }),
  awaited: async (_request, reply) => {
    await reply.code(403).send({ stopped: true });
  },
  later: async (_request, reply) => {
    await setTimeout(1);
    void reply.code(403).send({ stopped: true });
  },
  thrown: async () => {
    throw new HttpError(403, 'Stopped.');
  },
};

let app: FastifyInstance;
let runs = 0;

beforeAll(async () => {
  app = await service((scope) => {
    // As slow as hooks behind an answer may be.
    scope.addHook('preSerialization', async (_request, _reply, payload) => setTimeout(5, payload));
    scope.addHook('onSend', async (_request, _reply, payload) => setTimeout(5, payload));
    for (const [name, step] of Object.entries(steps))
      scope.get(`/${name}`, { onRequest: step }, async () => ({ run: (runs += 1) }));
    const pass: Middleware = async (_request, reply) => void reply.header('x-passed', 'yes');
    scope.get('/pass', { onRequest: [pass, pass] }, async () => ({ run: (runs += 1) }));
    const callback = (_request: unknown, _reply: unknown, done: () => void): void => done();
    scope.get('/callback', { onRequest: callback }, async () => ({ run: (runs += 1) }));
  });
});
afterAll(() => app.close());

describe('a step in front of the logic', () => {
  it.each(Object.keys(steps))('stops a request by its reply (%s)', async (name) => {
    const before = runs;
    const { statusCode, body } = await app.inject(`/${name}`);
    expect(statusCode).toBe(403);
    expect(body).toMatch(/stopped/i);
    expect((await app.inject({ method: 'HEAD', url: `/${name}` })).statusCode).toBe(403);
    await setTimeout(20);
    expect(runs).toBe(before);
  });

  it.each(['/pass', '/callback'])('lets a request pass otherwise (%s)', async (url) => {
    const before = runs;
    expect((await app.inject(url)).statusCode).toBe(200);
    expect(runs).toBe(before + 1);
  });
});
