import basicAuth from '@fastify/basic-auth';
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createServer } from '../../../src/runtime/server.ts';
import { useThrottling } from '../../../src/runtime/throttle.ts';
import { type LogLine, recordLog, talkative } from './record-log.ts';
import { config, problemEnvelope } from './service.ts';

interface Lab {
  readonly app: FastifyInstance;
  readonly lines: readonly LogLine[];
}

const password = (text: string): string => `Basic ${Buffer.from(`ann:${text}`).toString('base64')}`;

/** A service as `buildApp` makes it, with plugins of its owner's in front of the routes. */
async function withPlugins(register: (app: FastifyInstance) => Promise<unknown>): Promise<Lab> {
  const app = await createServer({ ...config, log: talkative }, problemEnvelope);
  const lines = recordLog(app);
  await useThrottling(app, { ...config.throttle, enabled: true });
  await register(app);
  app.post('/users/:id', async () => ({}));
  app.get('/files/*', async () => ({}));
  app.get('/', async () => ({}));
  app.get('/upstream', async () => {
    throw Object.assign(new Error('bucket "secret" not found'), { statusCode: 404 });
  });
  return { app, lines };
}

/** Lines beside those of requests. */
function told(lines: readonly LogLine[]): unknown[] {
  return lines.filter(({ msg }) => msg !== 'request').map(({ level, msg }) => [level, msg]);
}

describe('with @fastify/cors', () => {
  const origin = 'https://app.example.com';
  const asked = withPlugins(async (app) => app.register(cors, { origin }));

  it.each(['GET', 'POST', 'DELETE'] as const)('%s of an unknown path gets 404', async (method) => {
    const { app } = await asked;
    const response = await app.inject({ method, url: '/nope' });
    expect(response.json()).toMatchObject({ detail: 'Nothing answers at this path.' });
    expect([response.statusCode, response.headers['allow']]).toEqual([404, undefined]);
  });

  it.each([
    ['GET', '/users/1', 'POST'],
    ['DELETE', '/files/a/b', 'GET, HEAD'],
  ] as const)('%s %s gets 405 and the methods of the routes', async (method, url, allow) => {
    const { app } = await asked;
    const response = await app.inject({ method, url });
    expect([response.statusCode, response.headers['allow']]).toEqual([405, allow]);
  });

  it('browsers learn that they may call', async () => {
    const { app } = await asked;
    const headers = { origin, 'access-control-request-method': 'POST' };
    const { statusCode, headers: given } = await app.inject({ method: 'OPTIONS', url: '/users/1', headers });
    expect([statusCode, given['access-control-allow-origin']]).toEqual([204, origin]);
  });

  it('below a prefix nothing changes either', async () => {
    const { app } = await withPlugins(async (root) =>
      root.register(
        async (own) => {
          await own.register(cors, { origin });
        },
        { prefix: '/own' },
      ),
    );
    expect((await app.inject('/own/nope')).statusCode).toBe(404);
  });
});

describe('a plugin that refuses a request', () => {
  it('@fastify/rate-limit answers 429', async () => {
    const { app, lines } = await withPlugins(async (root) => root.register(rateLimit, { max: 1 }));
    expect((await app.inject('/')).statusCode).toBe(200);
    const response = await app.inject('/');
    expect(response.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });
    expect(response.json()).not.toHaveProperty('detail');
    expect(response.headers).toMatchObject({ 'retry-after': '60', 'x-ratelimit-remaining': '0' });
    expect(told(lines)).toEqual([[30, 'refused before the logic']]);
    expect(JSON.stringify(lines)).toContain('Rate limit exceeded, retry in 1 minute');
  });

  it('@fastify/basic-auth answers 401', async () => {
    const { app, lines } = await withPlugins(async (root) => {
      await root.register(basicAuth, {
        authenticate: { realm: 'shop' },
        validate: async (_user, given) => {
          if (given !== 'right') throw new Error('ann has another password');
        },
      });
      root.addHook('onRequest', root.basicAuth);
    });
    const ask = (authorization?: string) =>
      app.inject({ url: '/', headers: authorization === undefined ? {} : { authorization } });
    expect((await ask(password('right'))).statusCode).toBe(200);
    const wrong = await ask(password('wrong'));
    expect(wrong.json()).toMatchObject({ status: 401, title: 'Unauthorized' });
    expect(wrong.headers['www-authenticate']).toContain('Basic realm="shop"');
    expect(wrong.body).not.toContain('another password');
    expect(told(lines)).toEqual([[30, 'refused before the logic']]);
    const missing = await ask();
    expect(missing.json()).toMatchObject({
      status: 401,
      detail: 'Missing or bad formatted authorization header.',
    });
    expect(told(lines)).toHaveLength(1);
  });

  it('@fastify/under-pressure answers 503 and says when to come again', async () => {
    const { app, lines } = await withPlugins(async (root) =>
      root.register(underPressure, { maxRssBytes: 1, retryAfter: 50, sampleInterval: 5 }),
    );
    // It measures now and then.
    await expect.poll(async () => (await app.inject('/')).statusCode).toBe(503);
    const response = await app.inject('/');
    expect(response.json()).toMatchObject({
      status: 503,
      detail: 'The service cannot answer at the moment.',
    });
    expect(response.headers['retry-after']).toBe('50');
    expect(told(lines)[0]).toEqual([30, 'refused before the logic']);
    await app.close();
  });
});

describe('a hook that throws', () => {
  const text = 'secret of ann';
  const hooks = {
    status: async () => {
      throw Object.assign(new Error(text), { statusCode: 409 });
    },
    reply: async (_request: FastifyRequest, reply: FastifyReply) => {
      reply.code(402);
      throw new Error(text);
    },
    fault: async () => {
      throw new Error(text);
    },
    gateway: async () => {
      throw Object.assign(new Error(text), { statusCode: 504, code: 'FST_GATEWAY' });
    },
    foreign: async () => {
      throw Object.assign(new Error(text), { statusCode: 502 });
    },
  };

  it.each([
    ['status', 409, 30],
    ['reply', 402, 30],
    ['fault', 500, 50],
    ['gateway', 504, 50],
    ['foreign', 500, 50],
  ] as const)('gives its own status where it is one of a refusal (%s)', async (name, status, level) => {
    const { app, lines } = await withPlugins(async (root) => root.addHook('onRequest', hooks[name]));
    const response = await app.inject('/');
    expect(response.json()).toMatchObject({ status });
    expect(response.body).not.toContain('secret');
    expect(told(lines).map((line) => [line].flat(2)[0])).toEqual([level]);
  });

  it('is a fault behind an answer, also behind that of a hook', async () => {
    const { app, lines } = await withPlugins(async (root) => {
      root.addHook('onRequest', async (_request, reply) => reply.code(403).send({ isAnswered: true }));
      root.addHook('onSend', hooks.fault);
    });
    expect((await app.inject('/')).statusCode).toBe(500);
    expect(told(lines)).toContainEqual([50, 'request failed']);
  });

  it('has no say in what the logic throws', async () => {
    const { app, lines } = await withPlugins(async (root) => root.addHook('onRequest', async () => {}));
    const response = await app.inject('/upstream');
    expect(response.json()).toMatchObject({ status: 500 });
    expect(response.body).not.toContain('secret');
    expect(told(lines)).toEqual([[50, 'request failed']]);
  });
});
