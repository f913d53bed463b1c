import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createSigner } from 'fast-jwt';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JwtSettings } from '../../../src/runtime/config-types.ts';
import { issuerTimes, service } from './service.ts';

interface Key {
  readonly id: string | undefined;
  readonly jwk: object;
  readonly publicPem: string;
  sign(claims?: object, algorithm?: 'RS256' | 'RS512' | 'ES256' | 'EdDSA'): string;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

function makeKey(
  id: string | undefined,
  pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  standard: 'RS256' | 'ES256' | 'EdDSA' = 'RS256',
  more: object = {},
): Key {
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    id,
    jwk: { ...pair.publicKey.export({ format: 'jwk' }), ...(id === undefined ? {} : { kid: id }), ...more },
    publicPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (claims = {}, algorithm = standard) =>
      createSigner({
        key,
        algorithm,
        expiresIn: 60_000,
        ...(id === undefined ? {} : { kid: id }),
      })({ sub: '7', ...claims }),
  };
}

let published: readonly unknown[] = [];
let answer: (() => { readonly status: number; readonly text: string; readonly delay?: number }) | undefined;
let questions = 0;
let server: Server;
let app: FastifyInstance | undefined;
let url = '';

beforeEach(async () => {
  published = [];
  answer = undefined;
  questions = 0;
  server = createServer((request, response) => {
    questions += 1;
    const {
      status,
      text,
      delay = 0,
    } = answer?.() ?? { status: 200, text: JSON.stringify({ keys: published }) };
    if (status === 302) response.setHeader('location', `${request.url ?? '/'}elsewhere`);
    setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(text), delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
});
afterEach(async () => {
  await app?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function start(changes: Partial<JwtSettings> = {}): Promise<(token: string) => Promise<number>> {
  const Auth: JwtSettings = {
    algorithms: ['RS256', 'ES256', 'EdDSA'],
    jwksUrl: url,
    leeway: 0,
    requiredClaims: [],
    cacheSize: 0,
    ...issuerTimes,
    ...changes,
  };
  app = await service(
    (scope) => {
      scope.get('/', { onRequest: scope.authenticate('Auth') }, async ({ user }) => user);
    },
    { jwt: { Auth } },
  );
  const started = app;
  return async (token) =>
    (await started.inject({ url: '/', headers: { authorization: `Bearer ${token}` } })).statusCode;
}

describe('the keys of an issuer', () => {
  it.each([
    ['RS256', makeKey('a', rsa)],
    ['ES256', makeKey('b', ec, 'ES256')],
    ['EdDSA', makeKey('c', ed, 'EdDSA')],
    ['a key without a name', makeKey(undefined, rsa)],
  ])('verify %s and are asked for once', async (_what, key) => {
    published = [makeKey('x', otherRsa).jwk, key.jwk];
    const ask = await start();
    expect(await ask(key.sign())).toBe(200);
    expect(await ask(key.sign({ sub: '8' }))).toBe(200);
    expect(questions).toBe(1);
  });

  it('are asked for once by however many requests come together', async () => {
    const key = makeKey('a', rsa);
    published = [key.jwk];
    answer = () => ({ status: 200, text: JSON.stringify({ keys: published }), delay: 50 });
    const ask = await start();
    const tokens = Array.from({ length: 20 }, (_, index) => key.sign({ sub: String(index) }));
    expect(new Set(await Promise.all(tokens.map(ask)))).toEqual(new Set([200]));
    expect(questions).toBe(1);
  });

  it('change: a token that names a new one makes them be asked for again, at most once in a while', async () => {
    const [old, next, foreign] = [makeKey('old', rsa), makeKey('new', ec, 'ES256'), makeKey('no', otherRsa)];
    published = [old.jwk];
    const ask = await start({ jwksCooldown: 60_000 });
    expect(await ask(old.sign())).toBe(200);
    published = [next.jwk];
    expect(await ask(next.sign())).toBe(401);
    expect(questions).toBe(1);
    await app?.close();
    questions = 0;
    published = [old.jwk];
    const eager = await start({ jwksCooldown: 0 });
    expect(await eager(old.sign())).toBe(200);
    published = [next.jwk];
    expect(await eager(next.sign())).toBe(200);
    expect(await eager(old.sign())).toBe(401);
    expect(await eager(foreign.sign())).toBe(401);
  });

  it('are asked for again when they are old, while the known ones go on being used', async () => {
    const [old, next] = [makeKey('old', rsa), makeKey('new', otherRsa)];
    published = [old.jwk];
    const ask = await start({ jwksMaxAge: 1 });
    expect(await ask(old.sign())).toBe(200);
    published = [next.jwk];
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await ask(old.sign())).toBe(200);
    for (let tries = 0; tries < 100 && (await ask(old.sign())) === 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await ask(old.sign())).toBe(401);
    expect(await ask(next.sign())).toBe(200);
  });

  it('still verify when the issuer is gone, and nobody is told to log in again when none are known', async () => {
    const key = makeKey('a', rsa);
    published = [key.jwk];
    const ask = await start({ jwksMaxAge: 1 });
    expect(await ask(key.sign())).toBe(200);
    answer = () => ({ status: 500, text: '' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await ask(key.sign())).toBe(200);
    expect(await ask(key.sign())).toBe(200);
    await app?.close();
    const unlucky = await start();
    expect(await unlucky(key.sign())).toBe(503);
  });

  it.each([
    ['an error', { status: 500, text: '' }],
    ['no JSON', { status: 200, text: '<html>' }],
    ['no key set', { status: 200, text: '{"keys":7}' }],
    ['a redirection', { status: 302, text: '' }],
    ['nothing in time', { status: 200, text: '{"keys":[]}', delay: 300 }],
    ['without an end', { status: 200, text: `{"keys":["${'x'.repeat(2_000_000)}"]}` }],
  ])('cannot be had where the issuer answers with %s', async (_what, given) => {
    answer = () => given;
    const ask = await start({ jwksTimeout: 100 });
    expect(await ask(makeKey('a', rsa).sign())).toBe(503);
  });

  it('pin the algorithms: neither a secret, nor another algorithm, nor a key for encryption is believed', async () => {
    const [key, encryption] = [makeKey('a', rsa), makeKey('enc', otherRsa, 'RS256', { use: 'enc' })];
    const secret = Buffer.from('s'.repeat(64)).toString('base64url');
    published = [
      key.jwk,
      encryption.jwk,
      { kty: 'oct', kid: 'oct', k: secret, alg: 'HS256' },
      7,
      { kty: 'RSA' },
    ];
    const ask = await start();
    expect(await ask(key.sign())).toBe(200);
    expect(await ask(key.sign({}, 'RS512'))).toBe(401);
    expect(await ask(encryption.sign())).toBe(401);
    const forged = (kid: string, by: string | Buffer): string => {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const input = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part({ sub: '1' })}`;
      return `${input}.${createHmac('sha256', by).update(input).digest('base64url')}`;
    };
    expect(await ask(forged('a', key.publicPem))).toBe(401);
    expect(await ask(forged('oct', Buffer.from(secret, 'base64url')))).toBe(401);
    expect(await ask('no.token.atall')).toBe(401);
  });

  it('say nothing about issuer and audience, which are checked as ever', async () => {
    const key = makeKey('a', rsa);
    published = [key.jwk];
    const ask = await start({ issuer: 'me', audience: 'you' });
    expect(await ask(key.sign({ iss: 'me', aud: 'you' }))).toBe(200);
    expect(await ask(key.sign({ iss: 'he', aud: 'you' }))).toBe(401);
    expect(await ask(key.sign({ iss: 'me' }))).toBe(401);
  });
});
