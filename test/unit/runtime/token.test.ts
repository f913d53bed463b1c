import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { JwtSettings, ServiceConfig } from '../../../src/runtime/config-types.ts';
import { signToken } from '../../../src/runtime/token.ts';
import { bearer, testConfig } from '../../../src/runtime/testing.ts';
import { config as serviceConfig, secret, service } from './service.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const contract = { name: 'user-api', envPrefix: 'USER_API', jwt: ['Auth'], jwtTransition: ['Old'] };
const runtime = new URL('../../../src/runtime/', import.meta.url);

function printToken(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const root = temporaryFolder('token');
  writeFileSync(join(root, '.env'), `USER_API__JWT__AUTH__SECRET=${secret}`);
  const script = `
    import { printToken } from '${new URL('development-token.ts', runtime).href}';
    import { run } from '${new URL('run.ts', runtime).href}';
    await run(async () => printToken(${JSON.stringify(contract)}, new URL('${pathToFileURL(root).href}/'), ${JSON.stringify(args)}));
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The keys of a service, the one of `Auth` with other settings. */
function withAuth(changes: Partial<JwtSettings>): ServiceConfig['jwt'] {
  const { Auth } = serviceConfig.jwt;
  if (Auth === undefined) throw new Error('There are no settings to change.');
  return { Auth: { ...Auth, ...changes } };
}

async function ask(authorization: string, changes: Partial<ServiceConfig> = {}) {
  const app = await service((scope) => {
    scope.get('/', { onRequest: scope.authenticate('Auth') }, async ({ user }) => ({ user }));
  }, changes);
  const response = await app.inject({ url: '/', headers: { authorization } });
  return { status: response.statusCode, user: response.json().user };
}

describe('the token for development', () => {
  it('stands on the last line, says what is asked for, and opens the service', async () => {
    const { status, stdout } = printToken(['--claims', '{"sub":"1","roles":["admin"]}']);
    expect(status).toBe(0);
    const token = stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 200, user: { sub: '1', roles: ['admin'] } });
  });

  it('takes its options behind "--", too', () => {
    const { status, stdout } = printToken(['--', '--claims', '{"sub":"1"}']);
    expect([status, stdout.trimEnd().split('.').length]).toEqual([0, 3]);
  });

  it.each(['soon', '0', '-1', '1e99'])('refuses to expire after "%s"', (expires) => {
    const { status, stderr } = printToken([`--expires=${expires}`]);
    expect([status, stderr]).toEqual([1, '"--expires" must be a number of seconds, such as 3600.\n']);
  });

  it.each(['[1]', '{', '"text"'])('refuses the claims %s', (claims) => {
    const { status, stderr } = printToken(['--claims', claims]);
    expect([status, stderr]).toEqual([1, '"--claims" must be a JSON object, such as \'{"sub":"1"}\'.\n']);
  });

  it('names what it does not know, without a stack', () => {
    expect(printToken(['--name', 'Nobody'])).toMatchObject({
      status: 1,
      stderr: 'The contract has no "jwt: Nobody".\n',
    });
    expect(printToken(['--name', 'constructor'])).toMatchObject({ status: 1, stdout: '' });
    const { status, stderr } = printToken(['--clams', '{}']);
    expect(status).toBe(1);
    expect(stderr).toContain('--clams');
    expect(stderr).toContain('--claims <json>');
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it.each([['--help'], ['-h'], ['--', '--help']])('says what it takes: %s %s', (...args) => {
    const { status, stdout, stderr } = printToken(args, { NODE_ENV: 'production' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--claims <json>');
    expect(stdout).toContain('Auth, Old (default: Auth)');
    expect(stdout).toContain('--expires <seconds>');
  });

  it('has a value for every claim that the configuration requires', async () => {
    const requiredClaims = ['exp', 'iat', 'nbf', 'sub', 'iss', 'aud', 'roles', 'scope', 'tenantId'];
    const variable = { USER_API__JWT__AUTH__REQUIRED_CLAIMS: requiredClaims.join(',') };
    const { status, stdout } = printToken(['--claims', '{"roles":["admin"]}'], variable);
    expect(status).toBe(0);
    const strict = { jwt: withAuth({ requiredClaims }) };
    expect(await ask(`Bearer ${stdout.trimEnd()}`, strict)).toMatchObject({
      status: 200,
      user: { sub: 'developer', roles: ['admin'], scope: '', tenantId: '1' },
    });
  });

  it('is not made in production', () => {
    const env = { NODE_ENV: 'production', USER_API__JWT__AUTH__SECRET: 'p'.repeat(40) };
    expect(printToken([], env)).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('the token of a login', () => {
  it('says what it is told to, and not whose it is besides', async () => {
    const token = signToken(serviceConfig, 'Auth', { userId: 5 }, 60);
    const { status, user } = await ask(`Bearer ${token}`);
    expect([status, user]).toEqual([200, { userId: 5, iat: expect.any(Number), exp: expect.any(Number) }]);
    expect(user.exp - user.iat).toBe(60);
  });

  it('has every integer as it is, also those that no number holds', async () => {
    const at = new Date(0);
    const claims = {
      sub: '1',
      userId: 9_007_199_254_740_993n,
      small: 5n,
      groups: [{ id: 2n ** 63n - 1n }],
      at,
    };
    const token = signToken(serviceConfig, 'Auth', claims);
    const app = await service((scope) => {
      scope.get('/', { onRequest: scope.authenticate('Auth') }, async ({ user }) => String(user?.['userId']));
    });
    const response = await app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } });
    expect([response.statusCode, response.body]).toEqual([200, '9007199254740993']);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toContain(
      '"userId":9007199254740993,"small":5,"groups":[{"id":9223372036854775807}],"at":"1970-01-01T00:00:00.000Z"',
    );
  });

  it('has the issuer and the audience that the configuration asks for', async () => {
    const jwt = withAuth({ issuer: 'me', audience: 'you' });
    const token = signToken({ ...serviceConfig, jwt }, 'Auth');
    expect(await ask(`Bearer ${token}`, { jwt })).toMatchObject({
      status: 200,
      user: { iss: 'me', aud: 'you' },
    });
  });
});

describe('the configuration for tests', () => {
  it('has tokens with every claim that is required, and without those that are taken out', async () => {
    const config = { ...serviceConfig, jwt: withAuth({ requiredClaims: ['exp', 'sub', 'tenantId'] }) };
    const as = (claims?: object) => ask(bearer(config, 'Auth', { ...claims }).authorization, config);
    expect(await as()).toMatchObject({ status: 200, user: { sub: 'developer', tenantId: '1' } });
    expect(await as({ sub: '7', tenantId: 't' })).toMatchObject({ user: { sub: '7', tenantId: 't' } });
    expect(await as({ tenantId: undefined })).toMatchObject({ status: 401 });
  });

  it('has a fresh secret for every key, and tokens to go with it', async () => {
    const root = pathToFileURL(`${temporaryFolder('testing')}/`);
    const config = testConfig(contract, root);
    expect(config).toMatchObject({ environment: 'test', throttle: { enabled: false } });
    expect(config.jwt['Auth']?.secret).not.toBe(testConfig(contract, root).jwt['Auth']?.secret);
    expect(await ask(bearer(config, 'Auth', { sub: '9' }).authorization, config)).toMatchObject({
      status: 200,
      user: { sub: '9' },
    });
  });

  it('is quiet, until somebody wants to know why something failed', () => {
    const root = pathToFileURL(`${temporaryFolder('testing')}/`);
    expect(testConfig(contract, root).log.level).toBe('silent');
    vi.stubEnv('LOG_LEVEL', 'error');
    expect(testConfig(contract, root).log.level).toBe('error');
    vi.unstubAllEnvs();
  });
});
