import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createSigner } from 'fast-jwt';
import { describe, expect, it } from 'vitest';
import type { JwtSettings } from '../../../src/runtime/config-types.ts';
import type { AccessRules } from '../../../src/runtime/jwt.ts';
import { issuerTimes, secret, service } from './service.ts';

const settings: JwtSettings = {
  algorithms: ['HS256'],
  secret,
  leeway: 0,
  requiredClaims: [],
  cacheSize: 10,
  ...issuerTimes,
};
const other = 'another-secret-'.padEnd(64, 'y');

async function ask(
  token: string | undefined,
  keys: Readonly<Record<string, JwtSettings>> = { Auth: settings },
  rules: AccessRules = {},
): Promise<{ status: number; user: unknown; challenge: unknown }> {
  const app = await service(
    (scope) => {
      const onRequest = scope.authenticate('Auth', rules);
      scope.get('/', { onRequest }, async ({ user }) => ({ user }));
    },
    { jwt: keys },
  );
  const headers = token === undefined ? {} : { authorization: token };
  await app.inject({ url: '/', headers }); // the second request may be answered from the cache
  const response = await app.inject({ url: '/', headers });
  await app.close();
  return {
    status: response.statusCode,
    user: response.json().user,
    challenge: response.headers['www-authenticate'],
  };
}

const sign = createSigner({ key: secret, expiresIn: 60_000 });
const bearer = (claims: object): string => `Bearer ${sign({ ...claims })}`;

describe('a protected route', () => {
  it('lets a valid token pass and knows whose it is', async () => {
    expect(await ask(bearer({ sub: '7' }))).toMatchObject({ status: 200, user: { sub: '7' } });
    expect(await ask(bearer({ sub: '7' }).replace('Bearer', 'bearer'))).toMatchObject({ status: 200 });
  });

  it('never rounds a number in a token', async () => {
    const text = '{"uid":9007199254740993,"ids":[1,-9223372036854775807],"n":1.5,"exp":99999999999999999}';
    const parts = ['{"alg":"HS256"}', text].map((part) => Buffer.from(part).toString('base64url'));
    const signature = createHmac('sha256', secret).update(parts.join('.')).digest('base64url');
    const seen: unknown[] = [];
    const app = await service(
      (scope) => {
        scope.get('/', { onRequest: scope.authenticate('Auth') }, async ({ user }) => void seen.push(user));
      },
      { jwt: { Auth: settings } },
    );
    const headers = { authorization: `Bearer ${parts.join('.')}.${signature}` };
    for (const _ of [1, 2]) expect((await app.inject({ url: '/', headers })).statusCode).toBe(200);
    await app.close();
    const claims = { uid: 9007199254740993n, ids: [1, -9223372036854775807n], n: 1.5, exp: 1e17 };
    expect(seen).toEqual([claims, claims]);
  });

  it('takes a token that stands alone', async () => {
    expect(await ask(bearer({ sub: '7' }).replace('Bearer ', ''))).toMatchObject({ status: 200 });
    expect(await ask('a.b.c')).toMatchObject({ status: 401, challenge: 'Bearer error="invalid_token"' });
  });

  it.each([undefined, '', 'Bearer', 'Basic YTpi', 'Bearer a b'])(
    'asks for a token when there is %j',
    async (header) => {
      expect(await ask(header)).toMatchObject({ status: 401, challenge: 'Bearer' });
    },
  );

  it.each([
    ['a foreign key', createSigner({ key: other })({ sub: '1' })],
    ['another algorithm', createSigner({ key: secret, algorithm: 'HS512' })({ sub: '1' })],
    ['no algorithm', createSigner({ algorithm: 'none' })({ sub: '1' })],
    ['an expiry in the past', createSigner({ key: secret })({ exp: 1 })],
    ['a beginning in the future', createSigner({ key: secret })({ nbf: Math.floor(Date.now() / 1000) + 60 })],
    ['no JSON', 'a.b.c'],
    ['a changed payload', sign({ sub: '1' }).replace(/\.[^.]+\./, `.${btoa('{"sub":"2"}')}.`)],
  ])('refuses a token with %s', async (_what, token) => {
    const answer = await ask(`Bearer ${token}`);
    expect(answer).toMatchObject({ status: 401, challenge: 'Bearer error="invalid_token"' });
  });

  it('allows for clocks that differ', async () => {
    const late = `Bearer ${createSigner({ key: secret })({ exp: Math.floor(Date.now() / 1000) - 5 })}`;
    expect(await ask(late)).toMatchObject({ status: 401 });
    expect(await ask(late, { Auth: { ...settings, leeway: 30 } })).toMatchObject({ status: 200 });
  });

  it('checks issuer, audience and required claims', async () => {
    const strict = { Auth: { ...settings, issuer: 'me', audience: 'you', requiredClaims: ['sub'] } };
    expect(await ask(bearer({ iss: 'me', aud: 'you', sub: '1' }), strict)).toMatchObject({ status: 200 });
    expect(await ask(bearer({ iss: 'me', aud: 'you' }), strict)).toMatchObject({ status: 401 });
    expect(await ask(bearer({ iss: 'he', aud: 'you', sub: '1' }), strict)).toMatchObject({ status: 401 });
    expect(await ask(bearer({ iss: 'me', sub: '1' }), strict)).toMatchObject({ status: 401 });
  });

  it('accepts the previous secret, and that of the transition', async () => {
    const old = `Bearer ${createSigner({ key: other })({ sub: '1' })}`;
    expect(await ask(old, { Auth: { ...settings, previousSecret: other } })).toMatchObject({ status: 200 });
    const keys = { Auth: settings, Old: { ...settings, secret: other } };
    expect(await ask(old, keys)).toMatchObject({ status: 401 });
    expect(await ask(old, keys, { transition: 'Old' })).toMatchObject({ status: 200 });
  });

  it.each([
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['EdDSA', generateKeyPairSync('ed25519')],
  ] as const)('verifies %s by public key, and never takes that key for a secret', async (algorithm, pair) => {
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { secret: _, ...rest } = settings;
    const keys = { Auth: { ...rest, algorithms: [algorithm], publicKey } };
    const token = createSigner({ key: privateKey, algorithm })({ sub: '1' });
    expect(await ask(`Bearer ${token}`, keys)).toMatchObject({ status: 200 });
    const header = btoa('{"alg":"HS256","typ":"JWT"}').replaceAll('=', '');
    expect(await ask(`Bearer ${header}.${token.split('.').slice(1).join('.')}`, keys)).toMatchObject({
      status: 401,
    });
  });

  it.each([
    [{ roles: ['admin'] }, { roles: ['admin', 'x'] }, 200],
    [{ roles: ['admin', 'root'] }, { roles: 'root user' }, 200],
    [{ roles: ['admin'] }, { roles: ['x'] }, 403],
    [{ roles: ['admin'] }, { roles: 'superadmin' }, 403],
    [{ roles: ['admin'] }, { roles: { admin: true } }, 403],
    [{ roles: ['admin'] }, {}, 403],
    [{ scopes: ['a', 'b'] }, { scope: 'b a' }, 200],
    [{ scopes: ['a', 'b'] }, { scopes: ['a', 'b'] }, 200],
    [{ scopes: ['a', 'b'] }, { scope: 'a' }, 403],
    [{ scopes: ['a'] }, { scope: 7 }, 403],
  ])('with the rules %j answers the claims %j with %d', async (rules, claims, status) => {
    expect(await ask(bearer(claims), undefined, rules)).toMatchObject({ status });
  });

  it('forgets a remembered token when it expires', async () => {
    const app = await service((scope) => {
      scope.get('/', { onRequest: scope.authenticate('Auth') }, async () => ({}));
    });
    const soon = Math.floor(Date.now() / 1000) + 2;
    const headers = { authorization: `Bearer ${createSigner({ key: secret })({ exp: soon })}` };
    expect((await app.inject({ url: '/', headers })).statusCode).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, soon * 1000 - Date.now() + 50));
    expect((await app.inject({ url: '/', headers })).statusCode).toBe(401);
    await app.close();
  });

  it('does not start without the key that it names', async () => {
    const starting = service((scope) => {
      scope.get('/', { onRequest: scope.authenticate('Nobody') }, async () => ({}));
    });
    await expect(starting).rejects.toThrow('No key named "Nobody" is configured below "jwt".');
  });
});
