import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HttpError } from '../../../src/runtime/errors.ts';
import { noTimeout } from '../../../src/runtime/lifetime.ts';
import { sendEvents, type ServerEvent } from '../../../src/runtime/sse.ts';
import { service } from './service.ts';

describe('a stream of events', () => {
  it('writes id, event, retry and data, and lets no data out of its field', async () => {
    async function* events(): AsyncGenerator<ServerEvent<unknown>> {
      yield { data: { a: 'x\ny' } };
      yield { data: 1, id: '7\ndata: forged', event: 'tick', retry: 500 };
    }
    const app = await service(
      (scope) => void scope.get('/', async (_request, reply) => sendEvents(reply, events())),
    );
    const response = await app.inject('/');
    expect(response.headers['content-type']).toBe('text/event-stream');
    expect(response.body).toBe(
      ': \n\ndata: {"a":"x\\ny"}\n\nid: 7 data: forged\nevent: tick\nretry: 500\ndata: 1\n\n',
    );
  });

  it('is an ordinary error when it fails before its first event', async () => {
    async function* events(isReady: boolean): AsyncGenerator<ServerEvent<number>> {
      if (!isReady) throw new HttpError(501, 'Not yet.');
      yield { data: 1 };
    }
    const app = await service(
      (scope) => void scope.get('/', async (_request, reply) => sendEvents(reply, events(false))),
    );
    expect((await app.inject('/')).json()).toMatchObject({ status: 501 });
  });

  it('ends well, and its generator too, when the client is gone', async () => {
    const log: string[] = [];
    async function* events(signal: AbortSignal | undefined): AsyncGenerator<ServerEvent<number>> {
      try {
        for (let n = 0; signal?.aborted !== true; n += 1) {
          yield { data: n };
          await wait(10);
        }
      } finally {
        log.push('ended');
      }
    }
    const app = await service((scope) => {
      const options = { config: { timeout: noTimeout } };
      scope.get('/', options, async ({ lifetime }, reply) => sendEvents(reply, events(lifetime?.signal)));
    });
    const statuses: number[] = [];
    app.onRequestEnd.push(({ status }) => void statuses.push(status));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = new AbortController();
    const response = await fetch(app.listeningOrigin, { signal: client.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    client.abort();
    await expect.poll(() => log).toEqual(['ended']);
    expect(statuses).toEqual([200]);
    await app.close();
  });

  it('ends its generator when only the head of the answer was asked for', async () => {
    const log: string[] = [];
    async function* events(signal: AbortSignal | undefined): AsyncGenerator<ServerEvent<number>> {
      try {
        for (let n = 0; ; n += 1) {
          yield { data: n };
          await wait(60_000, undefined, { signal });
        }
      } finally {
        log.push('ended');
      }
    }
    const app = await service((scope) => {
      const options = { config: { timeout: noTimeout } };
      scope.get('/', options, async ({ lifetime }, reply) => sendEvents(reply, events(lifetime?.signal)));
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(app.listeningOrigin, { method: 'HEAD' });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await expect.poll(() => log).toEqual(['ended']);
    await app.close();
  });

  it('is forgotten when the client is gone, also where its generator never looks up', async () => {
    async function* events(): AsyncGenerator<ServerEvent<number>> {
      yield { data: 1 };
      await new Promise(() => {});
    }
    const app = await service(
      (scope) => void scope.get('/', async (_request, reply) => sendEvents(reply, events())),
    );
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = new AbortController();
    const response = await fetch(app.listeningOrigin, { signal: client.signal });
    await response.body?.getReader().read();
    expect(app.eventStreams.size).toBe(1);
    client.abort();
    await expect.poll(() => app.eventStreams.size).toBe(0);
    await app.close();
  });

  it('is over at once when the client was gone before it began', async () => {
    const log: string[] = [];
    async function* events(): AsyncGenerator<ServerEvent<number>> {
      try {
        for (;;) {
          yield { data: 1 };
          await wait(10);
        }
      } finally {
        log.push('ended');
      }
    }
    const app = await service((scope) => {
      scope.get('/', async (_request, reply) => {
        log.push('begun');
        await once(reply.raw, 'close');
        return sendEvents(reply, events());
      });
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = new AbortController();
    const response = fetch(app.listeningOrigin, { signal: client.signal });
    await expect.poll(() => log).toEqual(['begun']);
    client.abort();
    await expect(response).rejects.toThrow();
    await expect.poll(() => log).toEqual(['begun', 'ended']);
    expect(app.eventStreams.size).toBe(0);
    await app.close();
  });
});
