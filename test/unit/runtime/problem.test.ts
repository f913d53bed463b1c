import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { requestContext } from '../../../src/runtime/context.ts';
import { HttpError } from '../../../src/runtime/errors.ts';
import { recordLog, talkative } from './record-log.ts';
import { service } from './service.ts';

const app = await service((scope) => {
  scope.post('/users/:id', async () => ({}));
  scope.get<{ Querystring: { value: string } }>('/header', async (request, reply) => {
    requestContext({}, request, reply).reply.header('x-own', request.query.value);
    return {};
  });
  scope.get('/files/*', async () => ({}));
  scope.get('/throws/plain', async () => {
    throw new Error('password=hunter2 at db.internal');
  });
  scope.get('/throws/driver', async () => {
    throw Object.assign(new Error('bucket "secret" not found'), { statusCode: 404, status: 404 });
  });
  scope.get('/throws/exposed', async () => {
    throw Object.assign(new Error('No such thing'), { statusCode: 404, expose: true });
  });
  scope.get('/throws/nothing', async () => {
    throw undefined;
  });
  scope.get('/throws/null', async () => {
    throw null;
  });
  scope.get('/throws/circle', async () => {
    const error = new Error('round and round');
    throw Object.assign(error, { cause: error });
  });
  scope.get('/throws/foreign', async () => {
    const validation = [{ keyword: 'type', instancePath: '/secret' }];
    throw Object.assign(new Error('secret must be text'), { validation, statusCode: 400 });
  });
  scope.get('/throws/unreadable', async () => {
    throw new Proxy(new Error('secret'), {
      get: () => {
        throw new Error('secret');
      },
    });
  });
  scope.get('/throws/status', async () => {
    throw new HttpError(42);
  });
  scope.get('/throws/header', async () => {
    throw new HttpError(409, 'half', { headers: { location: '/users/\u4e2d' } });
  });
  scope.get('/throws/fraction', async () => {
    throw Object.assign(new Error('half a status'), { statusCode: 450.5, expose: true });
  });
  scope.get('/early', async (request, reply) => {
    requestContext({}, request, reply).reply.status(101);
    return {};
  });
  scope.get('/chunks', async (request, reply) => {
    requestContext({}, request, reply).reply.header('Transfer-Encoding', 'chunked');
    return {};
  });
  scope.get('/throws/problem', async () => {
    const errors = [{ in: 'body' as const, pointer: '/a', detail: 'is taken' }];
    throw new HttpError(409, 'There is one already.', {
      type: 'https://example.com/taken',
      title: 'Taken',
      errors,
    });
  });
});

describe('errors', () => {
  it('are problem details with the id of the request', async () => {
    const response = await app.inject({
      url: '/throws/problem?token=1',
      headers: { 'x-request-id': 'abcdefgh' },
    });
    expect(response.statusCode).toBe(409);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toEqual({
      type: 'https://example.com/taken',
      title: 'Taken',
      status: 409,
      detail: 'There is one already.',
      instance: '/throws/problem',
      requestId: 'abcdefgh',
      errors: [{ in: 'body', pointer: '/a', detail: 'is taken' }],
    });
  });

  it.each([
    'plain',
    'driver',
    'nothing',
    'null',
    'circle',
    'status',
    'header',
    'fraction',
    'foreign',
    'unreadable',
  ])('tell nothing internal (%s)', async (name) => {
    const response = await app.inject(`/throws/${name}`);
    expect(response.json()).toMatchObject({ status: 500, title: 'Internal Server Error' });
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.body).not.toMatch(/hunter2|secret|stack|\.ts|destructure|round|half/);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
    'name the type of body that is taken instead of %s',
    async (type) => {
      const headers = { 'content-type': type };
      const response = await app.inject({ method: 'POST', url: '/users/1', headers, payload: 'x' });
      expect(response.json()).toMatchObject({ status: 415, detail: 'Send the body as "application/json".' });
    },
  );

  it('bring the id of the request, also where no route was looked for', async () => {
    const response = await app.inject({ url: '/users/%zz', headers: { 'x-request-id': 'abcdefgh' } });
    expect(response.headers['x-request-id']).toBe('abcdefgh');
    expect(response.json()).toMatchObject({ status: 400, requestId: 'abcdefgh' });
  });

  it.each(['/early', '/chunks'])('tell of an answer that no client could read: %s', async (url) => {
    expect((await app.inject(url)).json()).toMatchObject({ status: 500 });
  });

  it('of headers that HTTP does not allow are found where the logic sets them', async () => {
    for (const value of ['a\r\nset-cookie: b', '\u4e2d']) {
      const response = await app.inject({ url: '/header', query: { value } });
      expect(response.json()).toMatchObject({ status: 500, title: 'Internal Server Error' });
      expect(response.body).not.toContain('x-own');
      expect(response.headers).not.toHaveProperty('set-cookie');
    }
    expect((await app.inject('/header?value=fine')).headers['x-own']).toBe('fine');
  });

  it('of libraries that are meant for the client reach it', async () => {
    expect((await app.inject('/throws/exposed')).json()).toMatchObject({
      status: 404,
      detail: 'No such thing.',
    });
  });

  it('are answered without the envelope where that fails, also where no hook runs', async () => {
    const error = (): never => {
      throw new Error('secret');
    };
    const own = await service(() => {}, {}, { errorType: 'application/problem+json', error });
    expect((await own.inject('/none')).json()).toMatchObject({ status: 404 });
    expect((await own.inject('/%zz')).json()).toMatchObject({ status: 400 });
  });

  it('take the form of the envelope', async () => {
    const own = await service(
      () => {},
      {},
      { errorType: 'application/json', error: ({ status }) => ({ code: status }) },
    );
    const response = await own.inject('/none');
    expect(response.headers['content-type']).toBe('application/json');
    expect(response.json()).toEqual({ code: 404 });
  });
});

describe('requests whose path nobody can read', () => {
  it.each(['/%zz', `/users/${'a'.repeat(2000)}`])('are requests like all others: %s', async (url) => {
    const ends: string[] = [];
    const own = await service((scope) => void scope.get('/users/:id', async () => ({})));
    own.onRequestEnd.push(({ route, status }) => ends.push(`${route} ${status} ${own.inFlight.size}`));
    const response = await own.inject(url);
    expect(response.headers).toHaveProperty('x-content-type-options', 'nosniff');
    expect(response.json().detail).not.toContain(url);
    expect(ends).toEqual([`undefined ${response.statusCode} 0`]);
    expect(await own.metrics.metrics()).toContain(
      `_count{method="any",route="unmatched",status="${response.statusCode}"} 1`,
    );
  });
});

describe('a path of any length', () => {
  it('is told and logged as far as somebody may want to read it', async () => {
    const own = await service(() => {}, { log: talkative });
    const lines = recordLog(own);
    const path = `/${'a'.repeat(2046)}%41${'a'.repeat(13_000)}`;
    const response = await own.inject(`${path}?token=1`);
    const shown = path.slice(0, 2047);
    expect(response.json()).toMatchObject({ status: 404, instance: shown });
    expect(lines).toMatchObject([{ msg: 'request', path: shown }]);
    expect(JSON.stringify(lines).length).toBeLessThan(3_000);
  });
});

describe('requests that no route answers', () => {
  it('get 404 for an unknown path', async () => {
    const schema = { params: { type: 'object', properties: { id: { type: 'string' } } } };
    const own = await service((scope) => void scope.get('/users/:id', { schema }, async () => ({})));
    expect((await own.inject('/users/1/')).statusCode).toBe(200);
    expect((await own.inject('//users//1//')).statusCode).toBe(200);
    expect((await own.inject('/users//')).json()).toMatchObject({ status: 404 });
    expect((await app.inject('/none')).json()).toMatchObject({ status: 404, title: 'Not Found' });
    expect((await app.inject('/users/1/2')).json()).toMatchObject({ status: 404 });
  });

  it('get 404 where middleware hides the route', async () => {
    const onRequest = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.callNotFound();
    };
    const own = await service((scope) => void scope.get('/hidden', { onRequest }, async () => ({})));
    expect((await own.inject('/hidden')).json()).toMatchObject({ status: 404 });
  });

  it.each([
    ['GET', '/users/1', 'POST'],
    ['GET', '//users//1/', 'POST'],
    ['DELETE', '/files/a/b', 'GET, HEAD'],
  ] as const)('get 405 and the methods that there are: %s %s', async (method, url, allow) => {
    const response = await app.inject({ method, url });
    expect(response.json()).toMatchObject({ status: 405 });
    expect(response.headers.allow).toBe(allow);
  });

  it.each([
    [400, 'application/json', '{"a":'],
    [413, 'application/json', JSON.stringify('x'.repeat(2000))],
    [415, 'text/xml', '<a/>'],
    [415, 'nonsense', 'a'],
  ])('get %d for the body %s %j', async (status, type, payload) => {
    const headers = { 'content-type': type };
    const response = await app.inject({ method: 'POST', url: '/users/1', headers, payload });
    expect(response.json()).toMatchObject({ status });
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it.each(['/%', '/users/%zz', '/users/%c0%ae'])('get 400 for the path %s', async (url) => {
    const response = await app.inject({ method: 'POST', url });
    expect(response.json()).toMatchObject({ status: 400 });
    expect(response.headers['content-type']).toContain('application/problem+json');
  });
});

describe('a compressed body', () => {
  it('is refused, since nothing unpacks it', async () => {
    const send = (encoding: string) =>
      app.inject({ method: 'POST', url: '/users/1', payload: {}, headers: { 'content-encoding': encoding } });
    const refused = await send('gzip');
    expect([refused.statusCode, refused.headers['accept-encoding']]).toEqual([415, 'identity']);
    expect((await send('identity')).statusCode).toBe(200);
  });
});

describe('a slash behind the path', () => {
  it('changes nothing, and no parameter is empty', async () => {
    const post = (url: string) => app.inject({ method: 'POST', url, payload: {} });
    expect((await post('/users/1/')).statusCode).toBe(200);
    expect((await post('/users/')).statusCode).toBe(404);
    expect((await app.inject('/users/1/')).headers['allow']).toBe('POST');
  });
});
