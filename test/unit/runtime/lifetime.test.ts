import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { closeWhenQuiet } from '../../../src/runtime/in-flight.ts';
import { noTimeout } from '../../../src/runtime/lifetime.ts';
import { config, service } from './service.ts';

const signalOf = (request: FastifyRequest): AbortSignal => request.lifetime?.signal ?? AbortSignal.abort();

describe('the lifetime of a request', () => {
  it('ends with 503 and an aborted signal, also behind a body', async () => {
    let seen: AbortSignal | undefined;
    const app = await service((scope) => {
      scope.post('/', { config: { timeout: 50 } }, async (request) => {
        seen = signalOf(request);
        await wait(200);
        return {};
      });
    });
    const response = await app.inject({ method: 'POST', url: '/', payload: {} });
    expect(response.json()).toMatchObject({
      status: 503,
      detail: 'The service did not answer within 50 ms.',
    });
    expect(seen?.aborted).toBe(true);
    await wait(200); // the late answer must do no harm
    await app.close();
  });

  it('says nothing of logic that answers or fails when nobody waits any more', async () => {
    const lines: string[] = [];
    const app = await service((scope) => {
      for (const level of ['warn', 'error'] as const) {
        scope.log[level] = (...given: unknown[]) => void lines.push(JSON.stringify(given));
      }
      const options = { config: { timeout: 30 }, logLevel: 'warn' as const };
      scope.get('/late', options, async (_request, reply) => {
        await wait(80);
        return reply.type('application/json').send('{}');
      });
      scope.get('/obedient', options, async (request) => {
        await wait(1_000, undefined, { signal: signalOf(request) });
        return {};
      });
      scope.addHook('onRequest', async (request, reply) => {
        request.log = scope.log;
        reply.log = scope.log;
      });
    });
    expect((await app.inject('/late')).statusCode).toBe(503);
    expect((await app.inject('/obedient')).statusCode).toBe(503);
    await wait(100);
    expect(lines).toEqual([]);
    await app.close();
  });

  it('sends one answer whole, whichever comes first', async () => {
    const app = await service((scope) => {
      scope.addHook('onSend', async (_request, _reply, payload) => wait(60, payload));
      scope.post('/timely', { config: { timeout: 30 } }, async (_request, reply) => {
        void reply.code(201);
        return { timely: true };
      });
      scope.post('/late', { config: { timeout: 30 } }, async (request, reply) => {
        await once(signalOf(request), 'abort');
        void reply.code(201);
        return { timely: false };
      });
    });
    const timely = await app.inject({ method: 'POST', url: '/timely' });
    expect([timely.statusCode, timely.json()]).toEqual([201, { timely: true }]);
    const late = await app.inject({ method: 'POST', url: '/late' });
    expect([late.statusCode, late.json()]).toEqual([503, expect.objectContaining({ status: 503 })]);
    await app.close();
  });

  it('ends also behind a stream that does not begin', async () => {
    const app = await service((scope) => {
      scope.get('/', { config: { timeout: 30 } }, async () => new Readable({ read: () => undefined }));
    });
    expect((await app.inject('/')).statusCode).toBe(503);
    await app.close();
  });

  it('has the limit of the configuration unless the route says otherwise', async () => {
    const server = { ...config.server, timeout: 50 };
    const app = await service(
      (scope) => {
        const slow = async () => {
          await wait(120);
          return {};
        };
        scope.get('/default', slow);
        scope.get('/own', { config: { timeout: 5_000 } }, slow);
        scope.get('/none', { config: { timeout: noTimeout } }, slow);
      },
      { server },
    );
    expect((await app.inject('/default')).statusCode).toBe(503);
    expect((await app.inject('/own')).statusCode).toBe(200);
    expect((await app.inject('/none')).statusCode).toBe(200);
    await app.close();
  });

  it('lasts while the client waits, and ends when the client is gone', async () => {
    const ended: string[] = [];
    const client = new AbortController();
    const app = await service((scope) => {
      scope.post('/', async (request) => {
        const signal = signalOf(request);
        const isSecond = ended.length > 0;
        // Only now is it certain that its request has arrived.
        if (isSecond) client.abort();
        await Promise.race([once(signal, 'abort'), wait(isSecond ? 20_000 : 150, undefined, { ref: false })]);
        ended.push(signal.aborted ? 'gone' : 'answered');
        return {};
      });
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const send = (signal?: AbortSignal) =>
      fetch(app.listeningOrigin, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        ...(signal !== undefined && { signal }),
      });
    expect((await send()).status).toBe(200);
    await expect(send(client.signal)).rejects.toThrow();
    await expect.poll(() => ended).toEqual(['answered', 'gone']);
    await closeWhenQuiet(app, 5_000);
  });

  it('does not wait for a client that sends its body too slowly', async () => {
    const settings = { server: { ...config.server, requestTimeout: 200 } };
    const app = await service((scope) => void scope.post('/', async () => ({})), settings);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    let answer = '';
    client.on('data', (data) => (answer += String(data)));
    client.write(
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    );
    await once(client, 'close');
    expect(answer).toContain('HTTP/1.1 408');
    await closeWhenQuiet(app, 5_000);
  });
});
