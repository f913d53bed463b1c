import { createHash, createHmac, constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import { useSignatures } from '../../../src/runtime/signature.ts';
import { signatureProblems } from '../../../src/runtime/signature-section.ts';
import type { SignatureSettings } from '../../../src/runtime/signature-settings.ts';
import { signRequests, withSignatureKey } from '../../../src/runtime/signature-testing.ts';
import { config, service } from './service.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
const settings: SignatureSettings = { keys: { k1: pem }, expiry: 60_000, padding: 'pkcs1' };

function withRoutes(signature: SignatureSettings | undefined): Promise<FastifyInstance> {
  return service((scope) => {
    useSignatures(scope, signature);
    scope.all('/a/*', { config: { signature: true } }, async ({ body }) => ({ body: body ?? null }));
    scope.get('/open', async () => ({}));
  });
}

let app: FastifyInstance;
beforeAll(async () => {
  app = await withRoutes(settings);
});
afterAll(() => app.close());

interface Signing {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** What is signed, where it is not what is sent. */
  readonly path: string;
  readonly query: string;
  readonly body: string;
  /** Seconds. */
  readonly time: number;
  readonly secret: string;
  readonly fingerprint: string;
  readonly padding: number;
}

const hmacKey = Buffer.from('q4t7w!z%C*F-JaNdRgUjXn2r5u8x/A?D');

/** Signs as the clients of go-zero do. */
function header(signing: Partial<Signing>): string {
  const { method = 'GET', path = '/a/b', query = '', body = '', fingerprint = 'k1' } = signing;
  const { time = Math.floor(Date.now() / 1000), padding = constants.RSA_PKCS1_PADDING } = signing;
  const text = [time, method, path, query, createHash('sha256').update(body).digest('hex')].join('\n');
  const signature = createHmac('sha256', hmacKey).update(text).digest('base64');
  const secret =
    signing.secret ?? `version=v1; type=0; key=${hmacKey.toString('base64')}; time=${String(time)}`;
  const sealed = publicEncrypt({ key: publicKey, padding }, Buffer.from(secret)).toString('base64');
  return `key=${fingerprint}; secret=${sealed}; signature=${signature}`;
}

async function call(
  signed: string | undefined,
  request: InjectOptions = {},
  to: FastifyInstance = app,
): Promise<{ status: number; detail: unknown }> {
  const headers = { ...request.headers, ...(signed !== undefined && { 'x-content-security': signed }) };
  const { statusCode, body } = await to.inject({ method: 'GET', url: '/a/b', ...request, headers });
  const answer: unknown = body === '' ? {} : JSON.parse(body);
  return { status: statusCode, detail: Object(answer).detail };
}

describe('a route that asks for a signature', () => {
  it('lets a signed request pass', async () => {
    expect((await call(header({}))).status).toBe(200);
    expect((await call(header({ method: 'HEAD' }), { method: 'HEAD' })).status).toBe(200);
    expect((await call(header({ query: 'c=d&e=%20f' }), { url: '/a/b?c=d&e=%20f' })).status).toBe(200);
    // As Go reads it, the path is decoded.
    expect((await call(header({ path: '/a/ü b' }), { url: '/a/%C3%BC%20b' })).status).toBe(200);
  });

  it('covers the body, and hands it on whole', async () => {
    const body = JSON.stringify({ text: 'é'.repeat(300) });
    const sent = { method: 'POST', payload: body, headers: { 'content-type': 'application/json' } } as const;
    const { statusCode, body: answer } = await app.inject({
      ...sent,
      url: '/a/b',
      headers: { ...sent.headers, 'x-content-security': header({ method: 'POST', body }) },
    });
    expect([statusCode, answer]).toEqual([200, `{"body":${body}}`]);
    const other = { ...sent, payload: '{"text":"other"}' };
    expect((await call(header({ method: 'POST', body }), other)).status).toBe(403);
  });

  it('refuses a request without a signature', async () => {
    const detail = 'A signature is needed, in the header "X-Content-Security".';
    for (const signed of [
      undefined,
      '',
      'key=k1',
      'key=k1; secret=; signature=x',
      ';;;=;',
      'key',
      ' '.repeat(9),
    ])
      expect(await call(signed)).toEqual({ status: 403, detail });
  });

  it.each([
    ['another method', { method: 'POST' }],
    ['another path', { path: '/a/c' }],
    ['another query', { query: 'x=1' }],
    ['another body', { body: 'x' }],
    ['an unknown key', { fingerprint: 'k2' }],
    ['a secret without a key', { secret: 'type=0; time=1' }],
    ['a time that is none', { secret: 'type=0; key=eA==; time=soon' }],
    ['a secret that is not encrypted alike', { padding: constants.RSA_PKCS1_OAEP_PADDING }],
  ] as const)('refuses a signature of %s', async (_what, signing) => {
    expect(await call(header(signing))).toEqual({ status: 403, detail: 'The signature is not valid.' });
  });

  it('refuses what is old, or from the future', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const time of [now - 100, now + 100])
      expect(await call(header({ time }))).toEqual({
        status: 403,
        detail: 'The signature is too old, or from the future.',
      });
  });

  it('refuses bodies that are encrypted', async () => {
    const now = Math.floor(Date.now() / 1000);
    const secret = `type=1; key=${hmacKey.toString('base64')}; time=${now}`;
    expect((await call(header({ secret }))).detail).toContain('type=0');
  });

  it('refuses many blocks unread', async () => {
    const secret = Buffer.alloc(256 * 5, 1).toString('base64');
    expect((await call(`key=k1; secret=${secret}; signature=x`)).status).toBe(403);
  });

  it('leaves other routes alone', async () => {
    expect((await call(undefined, { url: '/open' })).status).toBe(200);
  });

  it('refuses everybody where there is no key', async () => {
    const without = await withRoutes(undefined);
    expect((await call(header({}), {}, without)).status).toBe(403);
    await without.close();
  });
});

describe('tests of a service', () => {
  it('sign their requests, of every kind of body', async () => {
    const own = withSignatureKey(config);
    const signed = await withRoutes(own.signature);
    signRequests(signed, own);
    for (const payload of [{ a: 1 }, undefined, Buffer.from('{}'), '{}']) {
      const { statusCode } = await signed.inject({
        method: 'POST',
        url: '/a/b?x=%20',
        ...(payload !== undefined && { payload, headers: { 'content-type': 'application/json' } }),
      });
      expect(statusCode).toBe(200);
    }
    const unsigned = { url: '/a/b', headers: { 'x-content-security': '' } };
    expect((await signed.inject(unsigned)).statusCode).toBe(403);
    await signed.close();
  });
});

describe('the section "signature"', () => {
  const problems = (keys: SignatureSettings['keys'], environment = 'production'): string[] =>
    signatureProblems({ ...config, environment, signature: { ...settings, keys } } satisfies ServiceConfig);

  it('asks for a key in production', () => {
    expect(problems({})).toEqual([expect.stringContaining('name at least one key')]);
    expect(problems({}, 'development')).toEqual([]);
    expect(problems({ k1: pem })).toEqual([]);
  });

  it('refuses what is no safe RSA key', () => {
    const { privateKey: small } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { privateKey: curve } = generateKeyPairSync('ed25519');
    const keys = {
      small: String(small.export({ type: 'pkcs8', format: 'pem' })),
      curve: String(curve.export({ type: 'pkcs8', format: 'pem' })),
      broken: '-----BEGIN PRIVATE KEY-----\nx',
    };
    expect(problems(keys, 'development').map((line) => line.split(':')[0])).toEqual([
      'signature.keys.small',
      'signature.keys.curve',
      'signature.keys.broken',
    ]);
  });
});
