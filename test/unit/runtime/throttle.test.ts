import { createSigner } from 'fast-jwt';
import { describe, expect, it } from 'vitest';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import { limit } from '../../../src/runtime/throttle.ts';
import { type LogLine, recordLog, talkative } from './record-log.ts';
import { config, secret, service } from './service.ts';

const throttle = { enabled: true, max: 3, window: 60_000, clients: 100 };

async function forwardedTwice(
  remoteAddress: string,
  changes: Partial<ServiceConfig>,
): Promise<readonly LogLine[]> {
  const app = await service((scope) => void scope.get('/', async () => ({})), { ...changes, log: talkative });
  const lines = recordLog(app);
  const headers = { 'x-forwarded-for': '192.0.2.1' };
  await app.inject({ url: '/', remoteAddress });
  await app.inject({ url: '/', remoteAddress, headers });
  await app.inject({ url: '/', remoteAddress, headers });
  return lines.filter(({ msg }) => msg !== 'request');
}

/** The same token with other letters: the last one of its signature holds two bits that mean nothing. */
function alike(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) + 1);
}

describe('throttling', () => {
  it('counts all requests of an address, also those that nothing answers', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})), { throttle });
    const statuses = [];
    for (const url of ['/', '/none', '/', '/', '/none']) statuses.push((await app.inject(url)).statusCode);
    expect(statuses).toEqual([200, 404, 200, 429, 429]);
    const response = await app.inject('/');
    expect(response.json()).toMatchObject({ status: 429, detail: 'Too many requests, try again in 60 s.' });
    expect(response.headers).toMatchObject({
      'retry-after': '60',
      'ratelimit-limit': '3',
      'ratelimit-remaining': '0',
    });
    expect((await app.inject({ url: '/', remoteAddress: '10.0.0.9' })).statusCode).toBe(200);
  });

  it('counts a route of its own beside that', async () => {
    const app = await service(
      (scope) => void scope.get('/', { config: { rateLimit: limit(1, 60_000) } }, async () => ({})),
      {
        throttle,
      },
    );
    expect((await app.inject('/')).headers['ratelimit-limit']).toBe('1');
    const second = await app.inject('/');
    expect(second.json()).toMatchObject({ status: 429 });
    expect(second.headers['retry-after']).toBe('60');
  });

  it('counts by user where that is asked for', async () => {
    const app = await service(
      (scope) => {
        const options = {
          config: { rateLimit: limit(1, 60_000, 'user') },
          onRequest: scope.authenticate('Auth'),
        };
        scope.get('/', options, async () => ({}));
      },
      { throttle: { ...throttle, max: 100 } },
    );
    const as = async (sub: string) => {
      const authorization = `Bearer ${createSigner({ key: secret })({ sub })}`;
      return (await app.inject({ url: '/', headers: { authorization } })).statusCode;
    };
    expect([await as('a'), await as('b'), await as('a')]).toEqual([200, 200, 429]);
  });

  it('counts users without a subject by their tokens, however they send them', async () => {
    const app = await service(
      (scope) => {
        const rateLimit = limit(1, 60_000, 'user');
        scope.get('/', { config: { rateLimit }, onRequest: scope.authenticate('Auth') }, async () => ({}));
        scope.get('/open', { config: { rateLimit } }, async () => ({}));
      },
      { throttle: { ...throttle, max: 100 } },
    );
    const ask = async (authorization: string, url = '/') =>
      (await app.inject({ url, headers: { authorization } })).statusCode;
    const tokenOf = (claims: object): string => createSigner({ key: secret })({ ...claims });
    const first = tokenOf({ userId: 1 });
    const statuses = [];
    for (const header of [first, `Bearer ${first}`, `bearer  ${first}`, alike(first)])
      statuses.push(await ask(header));
    expect(statuses).toEqual([200, 429, 429, 429]);
    for (const claims of [{ userId: 2 }, { sub: '', n: 1 }, { sub: '', n: 2 }, { sub: null, n: 1 }])
      expect(await ask(`Bearer ${tokenOf(claims)}`)).toBe(200);
    expect([await ask(tokenOf({ sub: 5, n: 1 })), await ask(tokenOf({ sub: 5, n: 2 }))]).toEqual([200, 429]);
    // Nobody has looked at what stands in the header here.
    expect([await ask(first, '/open'), await ask(tokenOf({}), '/open')]).toEqual([200, 429]);
  });

  it('believes X-Forwarded-For from the named proxies only', async () => {
    const server = { ...config.server, trustProxy: ['10.0.0.1'] };
    const app = await service((scope) => void scope.get('/', async (request) => ({ ip: request.ip })), {
      server,
    });
    const ask = async (remoteAddress: string) => {
      const headers = { 'x-forwarded-for': '1.1.1.1' };
      return (await app.inject({ url: '/', remoteAddress, headers })).json().ip;
    };
    expect(await ask('10.0.0.1')).toBe('1.1.1.1');
    expect(await ask('10.0.0.2')).toBe('10.0.0.2');
  });

  it.each([
    ['10.0.0.1', []],
    ['10.0.0.1', ['10.0.0.2']],
  ])('warns once of a proxy that is not trusted (%s of %j)', async (remoteAddress, trustProxy) => {
    const lines = await forwardedTwice(remoteAddress, { server: { ...config.server, trustProxy }, throttle });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 40, address: '10.0.0.1' });
    expect(lines[0]?.msg).toContain('name its address or network in "server.trustProxy"');
  });

  it.each([
    { server: { ...config.server, trustProxy: ['10.0.0.0/8'] }, throttle },
    { throttle: { ...throttle, enabled: false } },
  ])('does not warn of proxies that are trusted, or do not matter', async (changes) => {
    expect(await forwardedTwice('10.0.0.1', changes)).toEqual([]);
  });

  it('can be switched off', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})), {
      throttle: { ...throttle, enabled: false },
    });
    for (let count = 0; count < 5; count += 1) expect((await app.inject('/')).statusCode).toBe(200);
  });
});
