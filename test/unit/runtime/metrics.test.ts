import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createAdmin } from '../../../src/runtime/admin.ts';
import { closeWhenQuiet } from '../../../src/runtime/in-flight.ts';
import { service } from './service.ts';

describe('metrics', () => {
  it('count by route, method and status, once each', async () => {
    const app = await service((scope) => {
      scope.get('/users/:id', async () => ({}));
    });
    await app.inject('/users/1');
    await app.inject('/users/2');
    await app.inject({ method: 'HEAD', url: '/users/1' });
    for (const url of ['/a', '/b', '/users/1/x']) await app.inject(url);
    await app.inject({ method: 'PATCH', url: '/users/1' });
    const text = await app.metrics.metrics();
    const counts = text.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'));
    expect(counts.toSorted()).toEqual([
      'http_request_duration_seconds_count{method="GET",route="/users/:id",status="200"} 2',
      'http_request_duration_seconds_count{method="HEAD",route="/users/:id",status="200"} 1',
      'http_request_duration_seconds_count{method="any",route="unmatched",status="404"} 3',
      'http_request_duration_seconds_count{method="any",route="unmatched",status="405"} 1',
    ]);
  });

  it('have buckets that add up, requests in flight, and the process', async () => {
    let inFlight = '';
    const app = await service((scope) => {
      scope.get('/', async () => {
        inFlight =
          (await app.metrics.getSingleMetricAsString('http_requests_in_flight')).split('\n').at(-1) ?? '';
        return {};
      });
    });
    await app.inject('/');
    const text = await app.metrics.metrics();
    const buckets = [...text.matchAll(/_bucket\{.*le="(.*)"\} (\d+)/g)].map(([, le, count]) => ({
      le,
      count: Number(count),
    }));
    expect(buckets.at(-1)).toEqual({ le: '+Inf', count: 1 });
    for (const [index, { count }] of buckets.entries())
      expect(count).toBeGreaterThanOrEqual(buckets[index - 1]?.count ?? 0);
    expect(inFlight).toBe('http_requests_in_flight 1');
    expect(text).toContain('\nhttp_requests_in_flight 0\n');
    expect(text).toMatch(/nodejs_eventloop_lag_seconds \d/);
    expect(text).toContain('service_info{service="test-api"');
  });
});

describe('the admin server', () => {
  it('answers problems, also of paths that nobody can read', async () => {
    const app = await service(() => {});
    const admin = createAdmin(app.health, app.metrics);
    for (const [url, status] of [
      ['/none', 404],
      ['/%zz', 400],
    ] as const) {
      const response = await admin.inject(url);
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(response.json()).toMatchObject({ status, instance: url });
    }
    expect((await admin.inject({ method: 'POST', url: '/livez' })).json()).toMatchObject({ status: 405 });
  });

  it('tells whether the service lives, has started and is ready', async () => {
    const app = await service(() => {});
    const admin = createAdmin(app.health, app.metrics);
    const ask = async () => {
      const statuses = [];
      for (const url of ['/livez', '/startupz', '/readyz'])
        statuses.push((await admin.inject(url)).statusCode);
      return statuses;
    };
    expect(await ask()).toEqual([200, 503, 503]);
    app.health.started();
    expect(await ask()).toEqual([200, 200, 200]);
    app.health.draining();
    expect(await ask()).toEqual([200, 200, 503]);
  });

  it('asks the named checks, and closes the context with the service', async () => {
    let isClosed = false;
    const checks = {
      cache: () => {},
      database: async () => {
        throw new Error('postgres://user:password@host is down');
      },
    };
    const app = await service(() => {}, {}, undefined, { checks, close: () => void (isClosed = true) });
    app.health.started();
    const response = await createAdmin(app.health, app.metrics).inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'unavailable', checks: { cache: 'ok', database: 'failed' } });
    await app.close();
    expect(isClosed).toBe(true);
  });

  it('shows metrics in the format of Prometheus', async () => {
    const app = await service(() => {});
    const response = await createAdmin(app.health, app.metrics).inject('/metrics');
    expect(response.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.body).toContain('# TYPE http_request_duration_seconds histogram');
  });
});

describe('a request whose client goes away', () => {
  it('is counted as such, and is in flight no longer', async () => {
    const client = new AbortController();
    const app = await service((scope) => {
      scope.post('/', async ({ lifetime }) => {
        const gone = once(lifetime?.signal ?? new EventTarget(), 'abort');
        client.abort();
        await gone;
        return {};
      });
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: '{}', signal: client.signal };
    await expect(fetch(app.listeningOrigin, request)).rejects.toThrow();
    const counted = '_count{method="POST",route="/",status="499"} 1';
    await expect.poll(() => app.metrics.metrics()).toContain(counted);
    expect(app.inFlight.size).toBe(0);
    await closeWhenQuiet(app, 5_000);
  });
});
