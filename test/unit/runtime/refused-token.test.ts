import { createSigner } from 'fast-jwt';
import { describe, expect, it } from 'vitest';
import type { JwtSettings } from '../../../src/runtime/config-types.ts';
import type { AccessRules } from '../../../src/runtime/jwt.ts';
import { issuerTimes, secret, service } from './service.ts';

const other = 'another-secret-'.padEnd(64, 'y');
const settings: JwtSettings = {
  algorithms: ['HS256'],
  secret,
  issuer: 'me',
  audience: 'you',
  leeway: 0,
  requiredClaims: ['exp', 'tenantId'],
  cacheSize: 10,
  ...issuerTimes,
};

/** Asks with a token, and gives the answer and what was logged of the token. */
async function ask(
  token: string,
  keys: Readonly<Record<string, JwtSettings>> = { Auth: settings },
  rules: AccessRules = {},
) {
  const lines: unknown[][] = [];
  const app = await service(
    (scope) => {
      scope.addHook('onRequest', async (request) => {
        request.log.debug = (...given: unknown[]) => void lines.push(given);
      });
      scope.get('/', { onRequest: scope.authenticate('Auth', rules) }, async () => ({}));
    },
    { jwt: keys },
  );
  const response = await app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } });
  await app.close();
  return { status: response.statusCode, detail: response.json().detail, lines };
}

const whole = { iss: 'me', aud: 'you', tenantId: 't' };
const sign = (claims: object, key = secret): string =>
  createSigner({ key, expiresIn: 60_000 })({ ...claims });
const expired = (key = secret): string => createSigner({ key })({ ...whole, exp: 1 });

const invalid = 'The token is not valid.';

function refused(code: string, reason: string, jwt = 'Auth') {
  return { status: 401, detail: invalid, lines: [[{ jwt, code, reason }, 'the token is refused']] };
}

describe('why a token is refused', () => {
  it.each([
    [sign({ ...whole, iss: 'he' }), 'INVALID_CLAIM_VALUE', 'The iss claim value is not allowed.'],
    [sign({ ...whole, aud: 'he' }), 'INVALID_CLAIM_VALUE', 'The aud claim value is not allowed.'],
    [sign({ iss: 'me', aud: 'you' }), 'MISSING_REQUIRED_CLAIM', 'The tenantId claim is required.'],
    [expired(), 'EXPIRED', 'The token has expired at 1970-01-01T00:00:01.000Z.'],
    [sign(whole, other), 'INVALID_SIGNATURE', 'The token signature is invalid.'],
    ['a.b.c', 'MALFORMED', 'The token header is not a valid base64url serialized JSON.'],
  ])('is in the log, and not in the answer: %s', async (token, code, reason) => {
    expect(await ask(token)).toEqual(refused(`FAST_JWT_${code}`, reason));
  });

  it('is what the key says that is the one of the token', async () => {
    const keys = { Auth: { ...settings, previousSecret: other }, Old: { ...settings, secret: other } };
    const text = 'The token has expired at 1970-01-01T00:00:01.000Z.';
    for (const key of [secret, other])
      expect(await ask(expired(key), keys)).toEqual(refused('FAST_JWT_EXPIRED', text));
    const transition = { transition: 'Old' };
    const apart = { ...keys, Auth: settings };
    expect(await ask(expired(), apart, transition)).toEqual(refused('FAST_JWT_EXPIRED', text));
    expect(await ask(expired(other), apart, transition)).toEqual(refused('FAST_JWT_EXPIRED', text, 'Old'));
  });

  it('is not told of a token that another key takes, nor by a key that is not there', async () => {
    const { secret: _, ...keyless } = settings;
    const transition = { transition: 'Old' };
    const keys = { Auth: settings, Old: { ...settings, secret: other } };
    expect(await ask(sign(whole, other), keys, transition)).toMatchObject({ status: 200, lines: [] });
    const text = 'The token signature is invalid.';
    const noKey = refused('UNKNOWN_KEY', 'No key is known for it.');
    expect(await ask(sign(whole), { Auth: keyless })).toEqual(noKey);
    expect(await ask(sign(whole, other), { ...keys, Old: keyless }, transition)).toEqual(
      refused('FAST_JWT_INVALID_SIGNATURE', text),
    );
  });
});
