import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import type { Envelope } from '../../../src/runtime/envelope.ts';
import { config, problemEnvelope, service } from './service.ts';

interface End {
  readonly route: string | undefined;
  readonly status: number;
}

interface Running {
  readonly app: FastifyInstance;
  readonly ends: End[];
  readonly refusals: number[];
  readonly released: () => void;
}

async function listening(
  changes: Partial<ServiceConfig> = {},
  envelope: Envelope = problemEnvelope,
): Promise<Running> {
  let released = (): void => undefined;
  const held = new Promise<void>((resolve) => (released = resolve));
  const app = await service(
    (scope) => {
      scope.post('/echo', async (request) => ({ got: request.body }));
      scope.get('/large', async (_request, reply) =>
        reply.type('text/plain').send('x'.repeat(32 * 1024 * 1024)),
      );
      scope.get('/held', async () => {
        await held;
        return { held: true };
      });
      scope.get('/stream', (_request, reply) =>
        reply.send(
          Readable.from(
            (async function* () {
              yield 'begun';
              await held;
            })(),
          ),
        ),
      );
    },
    changes,
    envelope,
  );
  const ends: End[] = [];
  app.onRequestEnd.push(({ route, status }) => ends.push({ route, status }));
  const refusals: number[] = [];
  app.onRefusal.push((status) => refusals.push(status));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, ends, refusals, released };
}

/** Sends texts one after the other, and gives everything that came until the service closed. */
async function talk({ app }: Running, ...texts: string[]): Promise<string> {
  const { hostname, port } = new URL(app.listeningOrigin);
  const client = connect(Number(port), hostname);
  let answer = '';
  client.on('data', (data) => (answer += String(data))).on('error', () => undefined);
  for (const text of texts) {
    client.write(text);
    await wait(50);
  }
  if (!client.closed) await once(client, 'close');
  return answer;
}

const post = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

describe('what is no HTTP', () => {
  it.each([
    ['garbage\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nhost: a\r\nx y: z\r\n\r\n', 400],
    [`${post}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`, 400],
    [`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is answered in the form of all errors, and counted: %.40j', async (text, status) => {
    const running = await listening();
    const answer = await talk(running, text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json');
    const problem: { requestId?: string } = JSON.parse(body);
    expect(problem).toMatchObject({ type: 'about:blank', status });
    expect(head).toContain(`x-request-id: ${problem.requestId}`);
    expect(running.refusals).toEqual([status]);
    expect(await running.app.metrics.metrics()).toContain(
      `http_request_duration_seconds_count{method="any",route="unmatched",status="${status}"} 1`,
    );
    await running.app.close();
  });

  it('is answered in the envelope of the project, and also where that envelope fails', async () => {
    const error: Envelope['error'] = ({ status }) => {
      if (status === 431) throw new Error('The envelope is broken.');
      return { code: status };
    };
    const running = await listening({}, { errorType: 'application/json', error });
    expect(await talk(running, 'garbage\r\n\r\n')).toContain('\r\n\r\n{"code":400}');
    const long = `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(await talk(running, long)).toContain('"status":431');
    await running.app.close();
  });

  it('gives the request whose body it is an answer of its own, once', async () => {
    const running = await listening();
    const answer = await talk(running, `${post}transfer-encoding: chunked\r\n\r\n`, 'zz\r\n', 'more\r\n');
    expect(answer.match(/HTTP\/1.1 /g)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1.1 400 .*connection: close.*"instance":"\/echo"/s);
    expect(running.ends).toEqual([{ route: '/echo', status: 400 }]);
    expect(running.refusals).toEqual([]);
    await running.app.close();
  });

  it('leaves the whole request in front of it its answer', async () => {
    const running = await listening();
    const answer = talk(
      running,
      'GET /held HTTP/1.1\r\nhost: a\r\n\r\n',
      'garbage\r\n\r\n',
      'garbage\r\n\r\n',
    );
    await wait(200);
    running.released();
    expect(await answer).toMatch(/^HTTP\/1.1 200 .*connection: close.*{"held":true}$/s);
    expect(running.ends).toEqual([{ route: '/held', status: 200 }]);
    await running.app.close();
  });

  it('never ends up in the middle of another answer', async () => {
    const running = await listening();
    const answer = await talk(running, 'GET /stream HTTP/1.1\r\nhost: a\r\n\r\n', 'garbage\r\n\r\n');
    expect(answer.match(/HTTP\/1.1 /g)).toHaveLength(1);
    expect(answer).toContain('begun');
    running.released();
    await running.app.close();
  });
});

describe('a client that is too slow', () => {
  const slow = { server: { ...config.server, requestTimeout: 200 } };

  it('is told so by the request that it began', async () => {
    const running = await listening(slow);
    const answer = await talk(running, `${post}content-length: 9\r\n\r\n{`);
    expect(answer).toMatch(/^HTTP\/1.1 408 .*"instance":"\/echo"/s);
    expect(running.ends).toEqual([{ route: '/echo', status: 408 }]);
    await running.app.close();
  });

  it('is told so before there is a request', async () => {
    const running = await listening(slow);
    expect(await talk(running, 'GET / HTTP/1.1\r\nhos')).toMatch(/^HTTP\/1.1 408 /);
    expect(running.refusals).toEqual([408]);
    await running.app.close();
  });

  it('is let go when it reads nothing of its answer', async () => {
    const running = await listening(slow);
    const { hostname, port } = new URL(running.app.listeningOrigin);
    const client = connect(Number(port), hostname).pause();
    client.on('error', () => undefined);
    client.write('GET /large HTTP/1.1\r\nhost: a\r\n\r\nGET /held HTTP/1.1\r\nhost: a\r\n\r\n');
    const routes = (): Set<string | undefined> => new Set(running.ends.map(({ route }) => route));
    await expect.poll(routes).toEqual(new Set(['/large', '/held']));
    client.destroy();
    running.released();
    await running.app.close();
  });

  it('waits itself for logic that takes longer', async () => {
    const running = await listening(slow);
    const answer = talk(running, 'GET /held HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    await wait(600);
    running.released();
    expect(await answer).toMatch(/^HTTP\/1.1 200 /);
    await running.app.close();
  });

  it('is let go when it keeps a connection for nothing', async () => {
    const running = await listening({ server: { ...slow.server, keepAliveTimeout: 200 } });
    running.released();
    expect(await talk(running, 'GET /held HTTP/1.1\r\nhost: a\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
    await running.app.close();
  });

  it('is told nothing when it has said nothing', async () => {
    const running = await listening(slow);
    expect(await talk(running)).toBe('');
    expect(running.refusals).toEqual([]);
    await running.app.close();
  });
});

describe('a request that Node would answer itself', () => {
  it('is refused in the form of all errors without a host', async () => {
    const running = await listening();
    const answer = await talk(running, 'GET /held HTTP/1.1\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json.*Send the header/s);
    expect(running.ends).toEqual([{ route: '/held', status: 400 }]);
    await running.app.close();
  });
});

describe('a URL that cannot be read', () => {
  it('is throttled like every other', async () => {
    const throttle = { enabled: true, max: 2, window: 60_000, clients: 10 };
    const app = await service((scope) => void scope.get('/', async () => ({})), { throttle });
    const statuses: number[] = [];
    for (const url of ['/%zz', '/', '/%zz', '/']) statuses.push((await app.inject(url)).statusCode);
    expect(statuses).toEqual([400, 200, 429, 429]);
    expect((await app.inject('/%zz')).headers).toMatchObject({ 'retry-after': '60' });
  });
});
