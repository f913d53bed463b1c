import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { loggerOptions, requestId } from '../../../src/runtime/logging.ts';
import { redactor } from '../../../src/runtime/redact.ts';
import { recordLog, talkative } from './record-log.ts';
import { config, service } from './service.ts';

function lines(write: (logger: pino.Logger) => void): string {
  let text = '';
  const stream = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  const { transport: _, ...options } = loggerOptions({ ...config, log: { ...config.log, level: 'info' } });
  write(pino(options, stream));
  return text;
}

describe('logs', () => {
  it('never hold secrets, at any depth and in any spelling', () => {
    const text = lines((logger) => {
      logger.info({ password: 'hunter2', user: { access_token: 'hunter2', x: [{ 'API-Key': 'hunter2' }] } });
      logger.info({ headers: { Authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': 'hunter2' } });
      const error = Object.assign(new Error('no'), { config: { headers: { authorization: 'hunter2' } } });
      logger.error({ err: new Error('outer', { cause: error }) });
    });
    expect(text).not.toContain('hunter2');
    expect(text.match(/\[redacted\]/g)).toHaveLength(6);
    expect(text).toContain('"cause":{"type":"Error","message":"no"');
  });

  it('leave what they were given as it was', () => {
    const given = { password: 'hunter2', list: [{ token: 'x' }], when: new Date(0) };
    const copy = redactor(['when'])(given);
    expect(copy).toEqual({ password: '[redacted]', list: [{ token: '[redacted]' }], when: '[redacted]' });
    expect(given).toEqual({ password: 'hunter2', list: [{ token: 'x' }], when: new Date(0) });
    const circular: Record<string, unknown> = { a: 1 };
    circular['self'] = circular;
    expect(redactor([])(circular)).toBe(circular);
  });

  it('tell of whatever was thrown, also of what is no error and of causes that lead back', () => {
    const circle = new Error('round');
    circle.cause = circle;
    const token = { message: 'refused', headers: { authorization: 'hunter2' } };
    const text = lines((logger) => {
      for (const err of [circle, null, 42, 'text', new Error('outer', { cause: token })])
        logger.error({ err });
    });
    expect(text.split('\n')).toHaveLength(6);
    for (const message of ['round', 'null', '42', 'text', 'refused'])
      expect(text).toContain(`"message":"${message}"`);
    expect(text).not.toContain('hunter2');
  });

  it('tell of what cannot even be looked at', () => {
    const error = new Error('hidden');
    Object.defineProperty(error, 'message', {
      get: () => {
        throw new Error('Nobody may look.');
      },
    });
    const text = lines((logger) => logger.error({ err: error }, 'failed'));
    expect(text).toContain('"message":"What was thrown cannot be read."');
  });

  it.each([
    { id: 7, name: 'Ada' },
    { method: 'card', url: 'https://example.com/?a=b' },
    [1, 2],
    'text',
    null,
  ])('tell of %j what the logic gives them, also by the names of a request and a response', async (own) => {
    const app = await service(() => {}, { log: talkative });
    const recorded = recordLog(app);
    app.log.info({ req: own, res: own });
    app.log.info({ req: { own, password: 'hunter2' } });
    expect(recorded).toMatchObject([{ req: own, res: own }, { req: { own, password: '[redacted]' } }]);
  });

  it('tell of requests and responses of HTTP where they go, and nothing that they hold', async () => {
    const app = await service(
      (scope) =>
        void scope.get('/a', async (request, reply) => {
          request.log.info({ req: request, res: reply }, 'both');
          request.log.info({ req: request.raw, res: reply.raw }, 'both');
          return {};
        }),
      { log: talkative },
    );
    const recorded = recordLog(app);
    await app.inject({ url: '/a?key=hunter2', headers: { authorization: 'hunter2' } });
    const both = recorded.filter(({ msg }) => msg === 'both').map(({ req, res }) => ({ req, res }));
    const one = { req: { method: 'GET', path: '/a' }, res: { statusCode: 200 } };
    expect(both).toEqual([one, one]);
  });

  it('tell of every attempt that failed', () => {
    const attempts = ['::1', '127.0.0.1'].map((host) => new Error(`connect ECONNREFUSED ${host}`));
    const text = lines((logger) => {
      logger.error({ err: new AggregateError(attempts) });
    });
    for (const { message } of attempts) expect(text).toContain(`"message":"${message}"`);
  });

  it.each([undefined, 'short', 'a'.repeat(200), 'with space', 'new\nline', '<script>', 'ünïcödé1'])(
    'do not take %j for a request id',
    (given) => {
      const headers = given === undefined ? {} : { 'x-request-id': given };
      expect(requestId({ headers })).toMatch(/^[0-9a-f]{8}-/);
    },
  );

  it('take a well-formed request id and tell it to the client', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})));
    const headers = { 'x-request-id': '0af7651916cd43dd' };
    expect((await app.inject({ url: '/', headers })).headers['x-request-id']).toBe('0af7651916cd43dd');
  });
});

describe('the line of a request', () => {
  const forwarded = { 'x-forwarded-for': '192.0.2.1' };

  it.each([
    [[], '10.0.0.1'],
    [['10.0.0.0/8'], '192.0.2.1'],
  ])(
    'tells the address of the client, behind proxies that are trusted too (%j)',
    async (trustProxy, address) => {
      const changes = { server: { ...config.server, trustProxy }, log: talkative };
      const app = await service((scope) => void scope.get('/', async () => ({})), changes);
      const lines = recordLog(app);
      await app.inject({ url: '/', remoteAddress: '10.0.0.1', headers: forwarded });
      expect(lines).toMatchObject([{ msg: 'request', method: 'GET', path: '/', status: 200, address }]);
    },
  );

  it('tells the address of a client that is gone', async () => {
    const client = new AbortController();
    const app = await service(
      (scope) =>
        void scope.get('/', () => {
          client.abort();
          return new Promise(() => {});
        }),
      { log: talkative },
    );
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const lines = recordLog(app);
    await expect(fetch(url, { signal: client.signal })).rejects.toThrow();
    await expect.poll(() => lines).toMatchObject([{ msg: 'request', status: 499, address: '127.0.0.1' }]);
    await app.close();
  });

  it('hides addresses where that is asked for', async () => {
    const log = { ...talkative, redact: ['address'] };
    const app = await service(() => {}, { log });
    const lines = recordLog(app);
    await app.inject('/');
    expect(lines).toMatchObject([{ msg: 'request', address: '[redacted]' }]);
  });
});

describe('headers', () => {
  it('of helmet come with every response, errors included, and none lets other origins in', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})));
    for (const url of ['/', '/none']) {
      const { headers } = await app.inject({ url, headers: { origin: 'https://evil.example' } });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      });
      expect(headers['strict-transport-security']).toMatch(/^max-age=/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});
