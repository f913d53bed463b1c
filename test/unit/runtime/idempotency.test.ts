import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpError } from '../../../src/runtime/errors.ts';
import { useIdempotency } from '../../../src/runtime/idempotency.ts';
import {
  memoryStore,
  type IdempotencyRecord,
  type IdempotencyStore,
} from '../../../src/runtime/idempotency-store.ts';
import { signToken } from '../../../src/runtime/token.ts';
import { useUploads } from '../../../src/runtime/upload.ts';
import { config, service } from './service.ts';

const ttl = 60_000;
let app: FastifyInstance;
let runs = 0;
let fail: Error | undefined;
let gate: Promise<void> | undefined;

async function start(context: object = {}): Promise<void> {
  runs = 0;
  fail = undefined;
  gate = undefined;
  app = await service((scope) => {
    useIdempotency(scope, config.idempotency, context);
    // As slow as a hook of a service may be.
    scope.addHook('onSend', async (_request, _reply, payload) => setTimeout(5, payload));
    const rules = { ttl, headers: ['x-tenant'] };
    const response = { 201: { type: 'object', properties: { run: { type: 'integer' } } } };
    scope.post('/pay', { schema: { response }, config: { idempotency: rules } }, async (_request, reply) => {
      runs += 1;
      const run = runs;
      await gate;
      if (fail !== undefined) throw fail;
      void reply.code(201).header('location', `/pay/${run}`);
      return { run };
    });
    scope.delete('/pay/:id', { config: { idempotency: { ttl } } }, async (_request, reply) => {
      runs += 1;
      await gate;
      void reply.code(204);
    });
    scope.post('/slow', { config: { idempotency: { ttl }, timeout: 20 } }, async () => {
      runs += 1;
      await gate;
      if (fail !== undefined) throw fail;
      return { run: runs };
    });
    scope.post('/heed', { config: { idempotency: { ttl }, timeout: 20 } }, async (request) => {
      await once(request.lifetime?.signal ?? AbortSignal.abort(), 'abort');
      runs += 1;
      return (request.body as { isEmpty?: boolean }).isEmpty === true ? undefined : { run: runs }; // as it was sent
    });
    scope.post('/stream', { config: { idempotency: { ttl } } }, async () => {
      runs += 1;
      return Readable.from([String(runs)]);
    });
    const onRequest = scope.authenticate('Auth');
    scope.post('/own', { config: { idempotency: { ttl } }, onRequest }, async () => ({ run: (runs += 1) }));
    scope.post('/plain', async () => ({ run: (runs += 1) }));
  });
}

afterEach(() => app.close());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly replayed: unknown;
  readonly location: unknown;
}

async function send(
  key: string | undefined,
  { url = '/pay', method = 'POST', body = { amount: 1 }, headers = {} }: Partial<Sent> = {},
): Promise<Answer> {
  const {
    statusCode,
    body: text,
    headers: sent,
  } = await app.inject({
    method,
    url,
    headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) },
    ...(method === 'POST' && { payload: body }),
  });
  return {
    status: statusCode,
    body: text,
    replayed: sent['idempotent-replayed'],
    location: sent['location'],
  };
}

interface Sent {
  readonly url: string;
  readonly method: 'POST' | 'DELETE';
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

describe('a request with an idempotency key', () => {
  it('runs once, and is answered alike when it is repeated', async () => {
    await start();
    const first = await send('a');
    expect(first).toEqual({ status: 201, body: '{"run":1}', replayed: undefined, location: '/pay/1' });
    expect(await send('a')).toEqual({ ...first, replayed: 'true' });
    expect(await send('"a"')).toEqual({ ...first, replayed: 'true' });
    expect(runs).toBe(1);
  });

  it('runs again with another key, and without one', async () => {
    await start();
    const all = [await send('a'), await send('b'), await send(undefined), await send(undefined)];
    expect(all.map(({ body }) => body)).toEqual(['{"run":1}', '{"run":2}', '{"run":3}', '{"run":4}']);
  });

  it('is refused when its key was used for something else', async () => {
    await start();
    await send('a', { headers: { 'x-tenant': 'one' } });
    expect((await send('a', { headers: { 'x-tenant': 'two' } })).status).toBe(422);
    expect((await send('a', { headers: { 'x-tenant': 'one' }, body: { amount: 2 } })).status).toBe(422);
    expect((await send('a', { headers: { 'x-tenant': 'one' }, url: '/pay?x=1' })).status).toBe(422);
    expect(runs).toBe(1);
  });

  it('is told to wait while the first one is under way', async () => {
    await start();
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = send('a');
    await expect.poll(() => runs).toBe(1);
    expect((await send('a')).status).toBe(409);
    open();
    expect((await first).status).toBe(201);
    expect(await send('a')).toMatchObject({ status: 201, replayed: 'true' });
    expect(runs).toBe(1);
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(256)])('is refused with the key "%s"', async (key) => {
    await start();
    expect((await send(key)).status).toBe(400);
    expect(runs).toBe(0);
  });

  it('keeps empty answers, and what the logic refuses', async () => {
    await start();
    const drop = { method: 'DELETE', url: '/pay/1' } as const;
    expect(await send('a', drop)).toMatchObject({ status: 204, body: '' });
    expect(await send('a', drop)).toMatchObject({ status: 204, body: '', replayed: 'true' });
    fail = new HttpError(404, 'gone');
    const refused = await send('b');
    fail = undefined;
    expect(await send('b')).toEqual({ ...refused, replayed: 'true' });
    expect(refused.status).toBe(404);
  });

  it('may be tried again when the service has failed, or had to slow it down', async () => {
    await start();
    for (const error of [new Error('driver'), new HttpError(503), new HttpError(429)]) {
      fail = error;
      expect((await send('a')).status).toBeGreaterThanOrEqual(429);
    }
    fail = undefined;
    expect(await send('a')).toMatchObject({ status: 201, replayed: undefined });
  });

  it('streams are answered each time', async () => {
    await start();
    expect((await send('a', { url: '/stream' })).body).toBe('1');
    expect((await send('a', { url: '/stream' })).body).toBe('2');
  });

  it('belongs to its caller', async () => {
    await start();
    const as = (sub: string, id: string) => ({
      url: '/own',
      headers: { authorization: `Bearer ${signToken(config, 'Auth', { sub, jti: id })}` },
    });
    expect((await send('a', as('ada', '1'))).body).toBe('{"run":1}');
    expect((await send('a', as('eve', '1'))).body).toBe('{"run":2}');
    // The same person with the next token.
    expect(await send('a', as('ada', '2'))).toMatchObject({ body: '{"run":1}', replayed: 'true' });
    // Nobody is known by an empty subject.
    expect((await send('a', as('', '1'))).body).toBe('{"run":3}');
    expect((await send('a', as('', '2'))).body).toBe('{"run":4}');
    expect((await send('a', { headers: { 'x-api-key': 'one' } })).body).toBe('{"run":5}');
    expect((await send('a', { headers: { 'x-api-key': 'two' } })).body).toBe('{"run":6}');
    const signed = (header: string): Promise<Answer> =>
      send('a', { headers: { 'x-content-security': header } });
    expect((await signed('key=one; secret=a; signature=b')).body).toBe('{"run":7}');
    expect((await signed('key=one; secret=c; signature=d')).body).toBe('{"run":7}');
    expect((await signed('key=two; secret=e; signature=f')).body).toBe('{"run":8}');
    // The last one counts where the signature is verified.
    expect((await signed('key=one; secret=g; signature=h; key =two')).body).toBe('{"run":9}');
  });

  it('means nothing on other routes', async () => {
    await start();
    await send('a', { url: '/plain' });
    expect(await send('a', { url: '/plain' })).toMatchObject({ body: '{"run":2}', replayed: undefined });
  });
});

describe('a form with an idempotency key', () => {
  it('is another request when another file is in it', async () => {
    app = await service(() => undefined);
    await useUploads(app);
    useIdempotency(app, config.idempotency);
    const rules = { uploads: { photo: 1, pages: 2 }, idempotency: { ttl } };
    await app.register(async (scope) => {
      scope.post('/photos', { config: rules }, async () => ({}));
    });
    const upload = async (photo: string, page: string): Promise<number> => {
      const payload = new FormData();
      payload.append('photo', new File([photo], 'photo.png'));
      for (const text of ['one', page]) payload.append('pages', new File([text], 'page.png'));
      const headers = { 'idempotency-key': 'a' };
      return (await app.inject({ method: 'POST', url: '/photos', payload, headers })).statusCode;
    };
    expect(await upload('mine', 'two')).toBe(200);
    expect(await upload('mine', 'two')).toBe(200);
    expect(await upload('your', 'two')).toBe(422);
    expect(await upload('mine', 'six')).toBe(422);
  });
});

describe('a request that took too long', () => {
  async function late(): Promise<() => void> {
    await start();
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    expect((await send('a', { url: '/slow' })).status).toBe(503);
    expect((await send('a', { url: '/slow' })).status).toBe(409);
    return open;
  }

  it('does not run again when its work was done', async () => {
    (await late())();
    await expect.poll(async () => (await send('a', { url: '/slow' })).body).toContain('too late to be kept');
    expect(runs).toBe(1);
  });

  it.each([true, false])(
    'does not run again when it ended with its time (nothing to say: %s)',
    async (isEmpty) => {
      await start();
      const slow = { url: '/heed', body: { isEmpty } };
      expect((await send('a', slow)).status).toBe(503);
      await expect.poll(async () => (await send('a', slow)).body).toContain('too late to be kept');
      expect(runs).toBe(1);
    },
  );

  it('may be tried again when its time was up before the logic began', async () => {
    const store = memoryStore(10_000, () => undefined);
    const claim: IdempotencyStore['claim'] = async (...given) => {
      await gate;
      return store.claim(...given);
    };
    await start({ idempotencyStore: { ...store, claim } });
    gate = setTimeout(50);
    expect((await send('a', { url: '/slow' })).status).toBe(503);
    await gate;
    gate = undefined;
    await expect
      .poll(async () => send('a', { url: '/slow' }))
      .toMatchObject({ body: '{"run":1}', replayed: undefined });
  });

  it('may be tried again when it failed in the end', async () => {
    const open = await late();
    fail = new Error('given up');
    open();
    gate = undefined;
    await expect
      .poll(async () => {
        fail = undefined;
        return (await send('a', { url: '/slow' })).body;
      })
      .toBe('{"run":2}');
  });
});

describe('a client that is gone', () => {
  it.each([
    ['/pay', 'POST', 201],
    ['/pay/1', 'DELETE', 204],
  ] as const)('gets the answer of %s when it comes back', async (url, method, status) => {
    await start();
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const headers = { 'idempotency-key': 'a' };
    const abort = new AbortController();
    const first = fetch(`${origin}${url}`, { method, headers, signal: abort.signal }).catch(() => undefined);
    await expect.poll(() => runs).toBe(1);
    abort.abort();
    open();
    await first;
    await expect
      .poll(async () => {
        const again = await fetch(`${origin}${url}`, { method, headers });
        return [again.status, again.headers.get('idempotent-replayed')];
      })
      .toEqual([status, 'true']);
    expect(runs).toBe(1);
  });
});

describe('the store', () => {
  it('may be one of the service', async () => {
    const records = new Map<string, IdempotencyRecord>();
    const own: IdempotencyStore = {
      claim: async (key, fingerprint) => {
        const known = records.get(key);
        if (known === undefined) records.set(key, { fingerprint });
        return known;
      },
      // What is shared by processes is text.
      settle: async (key, record) => void records.set(key, JSON.parse(JSON.stringify(record))),
      release: async (key) => void records.delete(key),
    };
    await start({ idempotencyStore: own });
    const first = await send('a');
    expect(records.size).toBe(1);
    expect(await send('a')).toEqual({ ...first, replayed: 'true' });
  });

  it('forgets what has expired', async () => {
    const store = memoryStore(10_000, () => undefined);
    expect(await store.claim('a', 'x', 0)).toBeUndefined();
    expect(await store.claim('a', 'x', ttl)).toBeUndefined();
    expect(await store.claim('a', 'x', ttl)).toEqual({ fingerprint: 'x' });
  });

  it('stays within its limit, forgets the oldest answer first, and says so once', async () => {
    let losses = 0;
    const store = memoryStore(2_500, () => {
      losses += 1;
    });
    const answer = { status: 200, headers: {}, body: 'x'.repeat(400) };
    await store.claim('running', 'x', ttl);
    for (const key of ['1', '2', '3', '4', '5']) {
      await store.claim(key, 'x', ttl);
      await store.settle(key, { fingerprint: 'x', answer }, ttl);
    }
    expect(await store.claim('5', 'y', ttl)).toEqual({ fingerprint: 'x', answer });
    expect(await store.claim('running', 'y', ttl)).toEqual({ fingerprint: 'x' });
    expect(await store.claim('1', 'y', ttl)).toBeUndefined();
    expect(losses).toBe(1);
  });

  it('makes room for some more when it is full, so that not every answer looks for it', async () => {
    const store = memoryStore(100 * 500, () => undefined);
    for (let key = 0; key <= 100; key += 1) {
      await store.claim(String(key), 'x', ttl);
      await store.settle(String(key), { fingerprint: 'x', answer: 'lost' }, ttl);
    }
    expect(await store.claim('11', 'x', ttl)).toBeDefined();
    for (const key of ['10', '9']) expect(await store.claim(key, 'x', ttl)).toBeUndefined();
  });
});
